psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=prefer&sslnegotiation=direct" -qAtc "SELECT 1"
