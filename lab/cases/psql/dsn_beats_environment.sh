PGSSLMODE=verify-full psql "host=db.lab.internal dbname=lab user=lab password=pw sslmode=disable" -qAtc "SELECT 1"
