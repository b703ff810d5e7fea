require "bunny"

connection = Bunny.new(host: "db.lab.internal", user: "lab", pass: "pw", ssl: true, verify_ssl: true, tls_ca_certificates: ["ca.pem"], automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
