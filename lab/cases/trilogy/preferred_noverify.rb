require "trilogy"

client = Trilogy.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", ssl_mode: Trilogy::SSL_PREFERRED_NOVERIFY)
client.query("SELECT 1")
client.close
