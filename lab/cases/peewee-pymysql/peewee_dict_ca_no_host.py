from peewee import MySQLDatabase

database = MySQLDatabase("lab", user="lab", password="pw", host="db.lab.internal", ssl={"ca": "ca.pem", "check_hostname": False})
database.connect()
database.close()
