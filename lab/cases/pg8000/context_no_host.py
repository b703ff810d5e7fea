import ssl

import pg8000

context = ssl.create_default_context(cafile="ca.pem")
context.check_hostname = False
pg8000.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
