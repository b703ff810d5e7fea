import ssl

from elasticsearch import Elasticsearch

ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ctx.check_hostname = False
ctx.load_verify_locations("ca.pem")
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
