require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", sslrootcert: "system", sslmode: "allow")
db.test_connection
db.disconnect
