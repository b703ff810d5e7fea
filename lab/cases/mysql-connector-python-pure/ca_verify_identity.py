import mysql.connector

mysql.connector.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_ca="ca.pem", ssl_verify_identity=True).close()
