require "pg"

PG.connect(host: "db.lab.internal", dbname: "lab", user: "lab", password: "pw", sslmode: "verify-ca", sslrootcert: "ca.pem").close
