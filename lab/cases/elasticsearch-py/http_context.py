import ssl

from elasticsearch import Elasticsearch

ctx = ssl.create_default_context()
Elasticsearch("http://db.lab.internal:9200", ssl_context=ctx).info()
