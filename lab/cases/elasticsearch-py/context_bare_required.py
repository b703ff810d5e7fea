import ssl

from elasticsearch import Elasticsearch

ctx = ssl.SSLContext()
ctx.verify_mode = ssl.CERT_REQUIRED
ctx.load_verify_locations("ca.pem")
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
