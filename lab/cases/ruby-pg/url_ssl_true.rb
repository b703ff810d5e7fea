require "pg"

PG.connect("postgresql://lab:pw@db.lab.internal/lab?ssl=true").close
