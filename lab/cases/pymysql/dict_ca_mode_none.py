import pymysql

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl={"ca": "ca.pem", "check_hostname": False, "verify_mode": "none"}).close()
