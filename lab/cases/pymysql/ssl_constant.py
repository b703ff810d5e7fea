import ssl

import pymysql

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=ssl.CERT_REQUIRED).close()
