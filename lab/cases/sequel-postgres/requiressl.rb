require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", requiressl: "1")
db.test_connection
db.disconnect
