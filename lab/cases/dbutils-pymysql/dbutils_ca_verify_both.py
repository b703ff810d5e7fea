import pymysql
from dbutils.pooled_db import PooledDB

pool = PooledDB(creator=pymysql, maxconnections=1, host="db.lab.internal", user="lab", password="pw", database="lab", ssl_ca="ca.pem", ssl_verify_cert=True, ssl_verify_identity=True)
pool.connection().close()
