import ssl

from elasticsearch import Elasticsearch

ctx = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
