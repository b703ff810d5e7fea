from elasticsearch import Elasticsearch

Elasticsearch("https://db.lab.internal:9200").info()
