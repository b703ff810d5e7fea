require "pg"

PG::Connection.new("host=db.lab.internal dbname=lab user=lab password=pw requiressl=1").close
