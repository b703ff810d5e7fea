psql "host=db.lab.internal dbname=lab user=lab password=pw sslnegotiation=direct" -qAtc "SELECT 1"
