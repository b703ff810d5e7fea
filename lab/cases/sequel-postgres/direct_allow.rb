require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", driver_options: { sslmode: "allow", sslnegotiation: "direct" })
db.test_connection
db.disconnect
