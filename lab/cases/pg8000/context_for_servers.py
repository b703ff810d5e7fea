import ssl

import pg8000.native

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
pg8000.native.Connection(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
