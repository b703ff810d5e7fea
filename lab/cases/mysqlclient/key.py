import MySQLdb

MySQLdb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl={"key": "/etc/ssl/private/ssl-cert-snakeoil.key"}).close()
