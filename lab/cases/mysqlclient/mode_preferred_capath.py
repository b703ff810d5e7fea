import MySQLdb

MySQLdb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_mode="PREFERRED", ssl={"capath": "ca.d"}).close()
