import pg8000

pg8000.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=False).close()
