psql "postgresql://lab:pw@db.lab.internal/lab?sslrootcert=ca.pem" -qAtc "SELECT 1"
