require "pg"

PG::Connection.new("host=db.lab.internal dbname=lab user=lab password=pw sslmode=disable sslmode=require").close
