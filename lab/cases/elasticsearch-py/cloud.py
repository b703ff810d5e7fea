from elasticsearch import Elasticsearch

Elasticsearch(cloud_id="lab:bGFiLmludGVybmFsOjkyMDAkZGIka2liYW5h", max_retries=0).info()
