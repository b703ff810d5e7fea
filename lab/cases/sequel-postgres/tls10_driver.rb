require "sequel"

db = Sequel.connect(adapter: "postgres", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", sslmode: "require", driver_options: { ssl_min_protocol_version: "TLSv1" })
db.test_connection
db.disconnect
