import ssl

from elasticsearch import Elasticsearch

ctx = ssl.create_default_context()
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx, verify_certs=False).info()
