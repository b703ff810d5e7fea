psql "postgresql://lab:pw@db.lab.internal/lab?ssl=true" -qAtc "SELECT 1"
