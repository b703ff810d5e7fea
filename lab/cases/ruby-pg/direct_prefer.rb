require "pg"

PG.connect(host: "db.lab.internal", dbname: "lab", user: "lab", password: "pw", sslmode: "prefer", sslnegotiation: "direct").close
