import MySQLdb

MySQLdb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl={"ca": "ca.pem", "check_hostname": True}).close()
