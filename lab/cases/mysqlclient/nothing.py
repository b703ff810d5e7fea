import MySQLdb

MySQLdb.connect(host="db.lab.internal", user="lab", password="pw", database="lab").close()
