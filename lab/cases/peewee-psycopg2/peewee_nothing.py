from peewee import PostgresqlDatabase

database = PostgresqlDatabase("lab", user="lab", password="pw", host="db.lab.internal")
database.connect()
database.close()
