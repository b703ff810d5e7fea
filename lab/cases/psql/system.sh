psql "postgresql://lab:pw@db.lab.internal/lab?sslrootcert=system" -qAtc "SELECT 1"
