from peewee import MySQLDatabase

database = MySQLDatabase("lab", user="lab", password="pw", host="db.lab.internal", ssl={"ca": "ca.pem"})
database.connect()
database.close()
