import mysql.connector

mysql.connector.connect(host="db.lab.internal", user="lab", password="pw", database="lab", tls_versions=["TLSv1.1"]).close()
