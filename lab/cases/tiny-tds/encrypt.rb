require "tiny_tds"

client = TinyTds::Client.new(host: "db.lab.internal", port: 1433, username: "lab", password: "pw", database: "lab", login_timeout: 10, encrypt: true)
client.execute("SELECT 1").do
client.close
