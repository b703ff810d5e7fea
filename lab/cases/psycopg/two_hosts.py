import psycopg

psycopg.connect("postgresql://lab:pw@db.lab.internal,db.lab.internal/lab?sslmode=require").close()
