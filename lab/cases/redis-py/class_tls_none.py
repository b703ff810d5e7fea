import redis

pool = redis.ConnectionPool(host="db.lab.internal", password="pw", connection_class=redis.SSLConnection, ssl_cert_reqs="none")
pool.get_connection("PING").connect()
