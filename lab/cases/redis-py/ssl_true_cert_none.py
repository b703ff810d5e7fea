import ssl
import redis

redis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=True, ssl_cert_reqs=ssl.CERT_NONE).ping()
