psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=prefer&sslrootcert=ca.pem" -qAtc "SELECT 1"
