psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=require&sslrootcert=system" -qAtc "SELECT 1"
