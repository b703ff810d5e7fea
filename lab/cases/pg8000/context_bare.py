import ssl

import pg8000

context = ssl.SSLContext()
pg8000.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
