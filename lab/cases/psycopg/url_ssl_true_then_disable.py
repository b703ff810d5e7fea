import psycopg

psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?ssl=true&sslmode=disable").close()
