import ssl

import pymysql

context = ssl.create_default_context()
context.check_hostname = True
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
