import pg8000.dbapi

pg8000.dbapi.connect(user="lab", host="db.lab.internal", database="lab", password="pw", ssl_context=True).close()
