require "trilogy"

client = Trilogy.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", ssl_ca: "ca.pem")
client.query("SELECT 1")
client.close
