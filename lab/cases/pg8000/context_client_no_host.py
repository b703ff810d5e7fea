import ssl

import pg8000

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.check_hostname = False
context.load_verify_locations("ca.pem")
pg8000.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
