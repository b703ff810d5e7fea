import psycopg2

psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable&ssl=true").close()
