require "bunny"

connection = Bunny.new(host: "db.lab.internal", user: "lab", pass: "pw", tls: true, verify_peer: true, tls_ca_certificates: ["ca.pem"], automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
