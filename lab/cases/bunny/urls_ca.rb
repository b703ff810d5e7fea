require "bunny"

connection = Bunny.new("amqps://lab:pw@db.lab.internal", tls_ca_certificates: ["ca.pem"], automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
