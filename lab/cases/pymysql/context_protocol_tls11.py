import ssl

import pymysql

context = ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
