PGSSLMODE=allow PGPASSWORD=pw psql -h db.lab.internal -U lab -qAtc "SELECT 1" lab
