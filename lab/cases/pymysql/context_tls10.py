import ssl

import pymysql

context = ssl.create_default_context(cafile="ca.pem")
context.minimum_version = ssl.TLSVersion.TLSv1
context.set_ciphers("ALL:@SECLEVEL=0")

pymysql.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=context).close()
