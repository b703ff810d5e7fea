import ssl

import pg8000.native

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
pg8000.native.Connection(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
