import pymysql

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl_key="/etc/ssl/private/ssl-cert-snakeoil.key").close()
