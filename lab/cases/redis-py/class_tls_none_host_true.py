import redis

pool = redis.ConnectionPool(host="db.lab.internal", password="pw", connection_class=redis.SSLConnection, ssl_cert_reqs="none", ssl_check_hostname=True)
pool.get_connection("PING").connect()
