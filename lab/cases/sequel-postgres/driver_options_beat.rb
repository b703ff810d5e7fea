require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", sslmode: "disable", driver_options: { sslmode: "require" })
db.test_connection
db.disconnect
