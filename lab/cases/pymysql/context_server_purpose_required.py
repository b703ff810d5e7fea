import ssl

import pymysql

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="ca.pem")
context.verify_mode = ssl.CERT_REQUIRED

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
