import ssl

from opensearchpy import OpenSearch

ctx = ssl.SSLContext()
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
