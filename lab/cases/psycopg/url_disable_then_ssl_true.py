import psycopg

psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable&ssl=true").close()
