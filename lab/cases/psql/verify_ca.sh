psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-ca&sslrootcert=ca.pem" -qAtc "SELECT 1"
