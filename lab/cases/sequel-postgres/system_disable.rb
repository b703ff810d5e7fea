require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", sslrootcert: "system", sslmode: "disable")
db.test_connection
db.disconnect
