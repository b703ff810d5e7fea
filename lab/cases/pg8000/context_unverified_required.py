import ssl

import pg8000

context = ssl._create_unverified_context()
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")
pg8000.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
