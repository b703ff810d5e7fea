psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem&sslnegotiation=direct" -qAtc "SELECT 1"
