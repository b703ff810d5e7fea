require "pg"

PG.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=prefer&sslrootcert=ca.pem").close
