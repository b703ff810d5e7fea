import ssl

import pymysql

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.load_verify_locations(cafile="ca.pem")

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
