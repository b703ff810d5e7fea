require "pg"

PG.connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem").close
