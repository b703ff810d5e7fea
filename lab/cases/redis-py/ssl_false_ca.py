import redis

redis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=False, ssl_ca_certs="ca.pem", ssl_check_hostname=True).ping()
