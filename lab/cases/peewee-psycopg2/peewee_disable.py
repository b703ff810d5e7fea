from peewee import PostgresqlDatabase

database = PostgresqlDatabase("lab", user="lab", password="pw", host="db.lab.internal", sslmode="disable")
database.connect()
database.close()
