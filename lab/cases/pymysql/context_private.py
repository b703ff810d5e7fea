import ssl

import pymysql

context = ssl._create_unverified_context()

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
