require "pg"

PG.connect(host: "db.lab.internal", dbname: "lab", user: "lab", password: "pw", sslmode: "require", ssl_min_protocol_version: "TLSv1.2").close
