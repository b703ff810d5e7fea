import redis

redis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=True, ssl_cert_reqs="none", ssl_check_hostname=True).ping()
