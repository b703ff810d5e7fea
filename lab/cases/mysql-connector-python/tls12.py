import mysql.connector

mysql.connector.connect(host="db.lab.internal", user="lab", password="pw", database="lab", tls_versions=["TLSv1.2"], ssl_ca="ca.pem", ssl_verify_cert=True, ssl_verify_identity=True).close()
