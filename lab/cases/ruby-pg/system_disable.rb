require "pg"

PG.connect(host: "db.lab.internal", dbname: "lab", user: "lab", password: "pw", sslrootcert: "system", sslmode: "disable").close
