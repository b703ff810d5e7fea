PGSSLMODE=require psql "postgresql://lab:pw@db.lab.internal:5432/lab?sslmode=verify-ca&sslrootcert=ca.pem" -qAtc "SELECT 1"
