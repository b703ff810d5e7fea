import ssl

from elasticsearch import Elasticsearch

ctx = ssl.create_default_context()
ctx.check_hostname = False
ctx.verify_mode = ssl.CERT_NONE
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
