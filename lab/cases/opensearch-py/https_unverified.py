from opensearchpy import OpenSearch

OpenSearch("https://db.lab.internal:9200", verify_certs=False).info()
