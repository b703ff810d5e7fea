PGPASSWORD=pw psql -h db.lab.internal -U lab --set=sslmode=verify-full -qAtc "SELECT 1" lab
