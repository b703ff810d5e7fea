from opensearchpy import OpenSearch

OpenSearch(cloud_id="lab:bGFiLmludGVybmFsOjkyMDAkZGIka2liYW5h", max_retries=0).info()
