import ssl

import pymysql

context = ssl.SSLContext()

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
