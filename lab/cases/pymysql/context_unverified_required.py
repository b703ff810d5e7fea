import ssl

import pymysql

context = ssl._create_unverified_context()
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations(cafile="ca.pem")

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
