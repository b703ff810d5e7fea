psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=allow&sslnegotiation=direct" -qAtc "SELECT 1"
