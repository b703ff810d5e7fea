import psycopg

psycopg.connect("host=db.lab.internal dbname=lab user=lab password=pw requiressl=1 sslmode=disable").close()
