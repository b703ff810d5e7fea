import redis

pool = redis.ConnectionPool(host="db.lab.internal", password="pw", connection_class=redis.SSLConnection, ssl_check_hostname=False)
pool.get_connection("PING").connect()
