require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", driver_options: { requiressl: "1" })
db.test_connection
db.disconnect
