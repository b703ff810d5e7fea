require "mongo"
Mongo::Logger.logger.level = Logger::FATAL

client = Mongo::Client.new("mongodb://lab:pw@db.lab.internal/lab?tls=true", ssl_verify: false, ssl_verify_hostname: true, server_selection_timeout: 5)
client.database.command(ping: 1)
client.close
