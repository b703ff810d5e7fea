require "mongo"
Mongo::Logger.logger.level = Logger::FATAL

client = Mongo::Client.new(["db.lab.internal:27017"], database: "lab", user: "lab", password: "pw", ssl: true, ssl_verify_certificate: false, ssl_verify_hostname: false, server_selection_timeout: 5)
client.database.command(ping: 1)
client.close
