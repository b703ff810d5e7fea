from peewee import MySQLDatabase

database = MySQLDatabase("lab", user="lab", password="pw", host="db.lab.internal", ssl_ca="ca.pem", ssl_verify_cert=True, ssl_verify_identity=True)
database.connect()
database.close()
