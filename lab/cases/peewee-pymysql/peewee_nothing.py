from peewee import MySQLDatabase

database = MySQLDatabase("lab", user="lab", password="pw", host="db.lab.internal")
database.connect()
database.close()
