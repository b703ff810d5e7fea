import pymysql

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl={"verify_mode": "optional"}).close()
