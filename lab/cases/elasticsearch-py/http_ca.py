from elasticsearch import Elasticsearch

Elasticsearch("http://db.lab.internal:9200", ca_certs="ca.pem").info()
