import redis

redis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=True, ssl_ca_certs="other-ca.pem").ping()
