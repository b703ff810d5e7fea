from mysql.connector import pooling

pool = pooling.MySQLConnectionPool(pool_size=1, host="db.lab.internal", user="lab", password="pw", database="lab", ssl_ca="ca.pem", ssl_verify_cert=True, ssl_verify_identity=True)
pool.get_connection().close()
