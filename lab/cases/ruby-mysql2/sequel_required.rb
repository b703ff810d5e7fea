require "sequel"

db = Sequel.connect(adapter: "mysql2", host: "db.lab.internal", database: "lab", user: "lab", password: "pw", ssl_mode: :required)
db.test_connection
db.disconnect
