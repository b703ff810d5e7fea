from elasticsearch import Elasticsearch

Elasticsearch("http://db.lab.internal:9200").info()
