import redis

pool = redis.ConnectionPool(host="db.lab.internal", password="pw", connection_class=redis.SSLConnection)
pool.get_connection("PING").connect()
