import ssl

from opensearchpy import OpenSearch

ctx = ssl.create_default_context(cafile="ca.pem")
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
