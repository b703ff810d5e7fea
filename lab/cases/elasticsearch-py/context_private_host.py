import ssl

from elasticsearch import Elasticsearch

ctx = ssl._create_unverified_context()
ctx.verify_mode = ssl.CERT_REQUIRED
ctx.check_hostname = True
ctx.load_verify_locations("ca.pem")
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
