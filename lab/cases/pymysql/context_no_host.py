import ssl

import pymysql

context = ssl.create_default_context(cafile="ca.pem")
context.check_hostname = False

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
