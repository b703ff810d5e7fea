import psycopg

psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?SSLMODE=require").close()
