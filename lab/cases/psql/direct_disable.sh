psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=disable&sslnegotiation=direct" -qAtc "SELECT 1"
