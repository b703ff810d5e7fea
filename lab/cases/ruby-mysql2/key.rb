require "mysql2"

File.write("both.pem", File.read("/etc/ssl/certs/ssl-cert-snakeoil.pem") + File.read("/etc/ssl/private/ssl-cert-snakeoil.key"))
client = Mysql2::Client.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", sslkey: "both.pem")
client.query("SELECT 1")
client.close
