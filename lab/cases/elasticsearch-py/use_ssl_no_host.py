from elasticsearch import Elasticsearch

Elasticsearch("db.lab.internal:9200", use_ssl=True, verify_certs=True, ssl_assert_hostname=False).info()
