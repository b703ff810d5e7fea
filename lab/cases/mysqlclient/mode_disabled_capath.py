import MySQLdb

MySQLdb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_mode="DISABLED", ssl={"capath": "ca.d"}).close()
