import psycopg2

psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab?ssl=1").close()
