from elasticsearch import Elasticsearch

Elasticsearch(cloud_id="lab:bGFiLmludGVybmFsOjkyMDAkZGIka2liYW5h", max_retries=0, ssl_assert_hostname=False).info()
