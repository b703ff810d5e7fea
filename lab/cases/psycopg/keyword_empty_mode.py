import psycopg

psycopg.connect(host="db.lab.internal", dbname="lab", user="lab", password="pw", sslmode="").close()
