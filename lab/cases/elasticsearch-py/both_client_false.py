import ssl

from elasticsearch import Elasticsearch

ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx, verify_certs=False).info()
