require "mongo"
Mongo::Logger.logger.level = Logger::FATAL

client = Mongo::Client.new(["db.lab.internal:27017"], database: "lab", user: "lab", password: "pw", ssl: false, server_selection_timeout: 5)
client.database.command(ping: 1)
client.close
