psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=require&sslnegotiation=direct" -qAtc "SELECT 1"
