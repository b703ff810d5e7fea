import psycopg2

psycopg2.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require&ssl_min_protocol_version=TLSv1.2").close()
