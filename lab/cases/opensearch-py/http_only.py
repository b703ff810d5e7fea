from opensearchpy import OpenSearch

OpenSearch("http://db.lab.internal:9200").info()
