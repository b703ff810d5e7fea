from peewee import MySQLDatabase

database = MySQLDatabase("lab", user="lab", password="pw", host="db.lab.internal", ssl_disabled=True)
database.connect()
database.close()
