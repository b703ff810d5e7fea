import psycopg2

psycopg2.connect("host=db.lab.internal dbname=lab user=lab password=pw sslmode = 'require'").close()
