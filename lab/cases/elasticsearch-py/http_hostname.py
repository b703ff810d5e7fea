from elasticsearch import Elasticsearch

Elasticsearch("http://db.lab.internal:9200", ssl_assert_hostname="db.lab.internal").info()
