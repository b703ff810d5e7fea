PGPASSWORD=pw PGSSLMODE=require pg_dump -h db.lab.internal -U lab --schema-only lab >/dev/null
