require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", sslmode: "require", sslrootcert: "")
db.test_connection
db.disconnect
