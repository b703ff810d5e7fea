from playhouse.pool import PooledMySQLDatabase

database = PooledMySQLDatabase("lab", user="lab", password="pw", host="db.lab.internal", ssl={"ca": "ca.pem"})
database.connect()
database.close()
