import ssl

import pg8000.native

context = ssl._create_unverified_context()
context.minimum_version = ssl.TLSVersion.TLSv1
pg8000.native.Connection(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=context).close()
