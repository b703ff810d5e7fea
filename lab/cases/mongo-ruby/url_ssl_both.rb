require "mongo"
Mongo::Logger.logger.level = Logger::FATAL

client = Mongo::Client.new("mongodb://lab:pw@db.lab.internal/lab?ssl=true&tlsAllowInvalidCertificates=true&tlsAllowInvalidHostnames=true", server_selection_timeout: 5)
client.database.command(ping: 1)
client.close
