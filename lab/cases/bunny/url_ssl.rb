require "bunny"

connection = Bunny.new("amqp://lab:pw@db.lab.internal", ssl: true, automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
