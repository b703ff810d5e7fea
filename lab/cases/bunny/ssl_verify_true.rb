require "bunny"

connection = Bunny.new(host: "db.lab.internal", user: "lab", pass: "pw", ssl: true, verify: true, automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
