import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", tls_version="TLSv1.2").close()
