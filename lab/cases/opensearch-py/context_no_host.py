import ssl

from opensearchpy import OpenSearch

ctx = ssl.create_default_context()
ctx.check_hostname = False
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
