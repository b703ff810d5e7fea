require "trilogy"

client = Trilogy.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", ssl_mode: Trilogy::SSL_REQUIRED_NOVERIFY, tls_min_version: Trilogy::TLS_VERSION_10)
client.query("SELECT 1")
client.close
