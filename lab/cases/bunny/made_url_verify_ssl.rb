require "bunny"

url = %w[amqps ://lab:pw@db.lab.internal].join
connection = Bunny.new(url, verify_ssl: false, automatically_recover: false, connection_timeout: 5)
connection.start
connection.close
