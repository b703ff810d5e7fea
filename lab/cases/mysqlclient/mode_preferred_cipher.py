import MySQLdb

MySQLdb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_mode="PREFERRED", ssl={"cipher": "ECDHE-RSA-AES256-GCM-SHA384"}).close()
