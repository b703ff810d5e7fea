import psycopg

psycopg.connect("host=db.lab.internal dbname=lab user=lab password=pw sslmode=require requiressl=0").close()
