import pymysql
from dbutils.pooled_db import PooledDB

pool = PooledDB(creator=pymysql, maxconnections=1, host="db.lab.internal", user="lab", password="pw", database="lab", ssl={"ca": "ca.pem"})
pool.connection().close()
