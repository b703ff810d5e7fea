import ssl

from elasticsearch import Elasticsearch

ctx = ssl._create_unverified_context()
Elasticsearch("https://db.lab.internal:9200", ssl_context=ctx).info()
