psql -qAtc "SELECT 1" "host=db.lab.internal dbname=lab user=lab password=pw sslmode=verify-full sslrootcert=system"
