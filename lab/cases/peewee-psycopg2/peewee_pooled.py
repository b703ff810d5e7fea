from playhouse.pool import PooledPostgresqlDatabase

database = PooledPostgresqlDatabase("lab", user="lab", password="pw", host="db.lab.internal", sslmode="verify-ca", sslrootcert="ca.pem")
database.connect()
database.close()
