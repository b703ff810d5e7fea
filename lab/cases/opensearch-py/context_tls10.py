import ssl

from opensearchpy import OpenSearch

ctx = ssl.create_default_context()
ctx.minimum_version = ssl.TLSVersion.TLSv1
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
