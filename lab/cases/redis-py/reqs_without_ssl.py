import redis

redis.Redis(host="db.lab.internal", port=6379, password="pw", ssl_cert_reqs="required", ssl_ca_certs="ca.pem").ping()
