import ssl

from elasticsearch import Elasticsearch

ctx = ssl.create_default_context(cafile="ca.pem")
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
