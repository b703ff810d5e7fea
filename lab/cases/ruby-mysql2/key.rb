require "mysql2"

client = Mysql2::Client.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", sslkey: "/etc/ssl/private/ssl-cert-snakeoil.key")
client.query("SELECT 1")
client.close
