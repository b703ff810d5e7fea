require "mysql2"

client = Mysql2::Client.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", ssl_mode: :preferred, sslcapath: "ca.d")
client.query("SELECT 1")
client.close
