require "bunny"

connection = Bunny.new("amqps://lab:pw@db.lab.internal", verify_ssl: false, automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
