import pg8000.native

pg8000.native.Connection(user="lab", host="db.lab.internal", database="lab", password="pw").close()
