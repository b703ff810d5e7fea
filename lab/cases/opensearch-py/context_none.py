import ssl

from opensearchpy import OpenSearch

ctx = ssl.create_default_context()
ctx.check_hostname = False
ctx.verify_mode = ssl.CERT_NONE
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
