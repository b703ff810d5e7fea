from elasticsearch import Elasticsearch

Elasticsearch("db.lab.internal:9200", use_ssl=False).info()
