require "mysql2"

client = Mysql2::Client.new(host: "db.lab.internal", username: "lab", password: "pw", database: "lab", sslcipher: "ECDHE-RSA-AES256-GCM-SHA384")
client.query("SELECT 1")
client.close
