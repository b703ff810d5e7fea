import ssl
import redis

redis.Redis(host="db.lab.internal", port=6379, password="pw", ssl=True, ssl_min_version=ssl.TLSVersion.TLSv1).ping()
