import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", tls_version="TLSv1.1,TLSv1.2", ssl_ca="ca.pem", ssl_verify_cert=True).close()
