import mariadb

mariadb.connect(host="db.lab.internal", user="lab", password="pw", database="lab", ssl=False).close()
