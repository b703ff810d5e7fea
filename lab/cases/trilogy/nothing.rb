require "trilogy"

client = Trilogy.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab")
client.query("SELECT 1")
client.close
