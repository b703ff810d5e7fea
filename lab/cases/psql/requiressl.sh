PGREQUIRESSL=1 PGPASSWORD=pw psql -h db.lab.internal -U lab -qAtc "SELECT 1" lab
