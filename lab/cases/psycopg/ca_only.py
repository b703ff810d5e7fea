import psycopg

psycopg.connect("postgresql://lab:pw@db.lab.internal/lab?sslrootcert=ca.pem").close()
