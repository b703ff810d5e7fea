import mariadb

pool = mariadb.ConnectionPool(pool_name="lab", pool_size=1, host="db.lab.internal", user="lab", password="pw", database="lab", ssl_ca="ca.pem", ssl_verify_cert=True)
pool.get_connection().close()
