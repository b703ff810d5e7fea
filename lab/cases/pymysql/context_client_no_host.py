import ssl

import pymysql

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.check_hostname = False
context.load_verify_locations("ca.pem")

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
