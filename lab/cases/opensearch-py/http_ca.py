from opensearchpy import OpenSearch

OpenSearch("http://db.lab.internal:9200", ca_certs="ca.pem").info()
