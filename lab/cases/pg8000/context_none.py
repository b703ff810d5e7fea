import ssl

import pg8000

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
pg8000.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
