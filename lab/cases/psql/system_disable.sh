PGSSLMODE=disable PGSSLROOTCERT=system PGPASSWORD=pw psql -h db.lab.internal -U lab -qAtc "SELECT 1" lab
