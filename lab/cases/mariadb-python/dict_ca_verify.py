import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl={"ca": "ca.pem"}, ssl_verify_cert=True).close()
