from opensearchpy import OpenSearch

OpenSearch("db.lab.internal:9200").info()
