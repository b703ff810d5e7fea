import ssl

from elasticsearch import Elasticsearch

ctx = ssl.SSLContext()
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx, verify_certs=True).info()
