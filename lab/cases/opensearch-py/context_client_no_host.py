import ssl

from opensearchpy import OpenSearch

ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ctx.check_hostname = False
ctx.load_verify_locations("ca.pem")
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
