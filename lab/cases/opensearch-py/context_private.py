import ssl

from opensearchpy import OpenSearch

ctx = ssl._create_unverified_context()
OpenSearch("https://db.lab.internal:9200", ssl_context=ctx).info()
