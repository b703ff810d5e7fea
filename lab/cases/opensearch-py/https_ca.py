from opensearchpy import OpenSearch

OpenSearch("https://db.lab.internal:9200", ca_certs="ca.pem").info()
