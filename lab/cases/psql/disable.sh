psql "postgresql://lab:pw@db.lab.internal/lab?sslmode=disable" -qAtc "SELECT 1"
