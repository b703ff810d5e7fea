from elasticsearch import Elasticsearch

Elasticsearch("https://db.lab.internal:9200", verify_certs=True).info()
