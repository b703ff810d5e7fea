from peewee import PostgresqlDatabase

database = PostgresqlDatabase("lab", user="lab", password="pw", host="db.lab.internal", sslmode="verify-full", sslrootcert="ca.pem")
database.connect()
database.close()
