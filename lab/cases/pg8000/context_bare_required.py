import ssl

import pg8000.native

context = ssl.SSLContext()
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")
pg8000.native.Connection(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
