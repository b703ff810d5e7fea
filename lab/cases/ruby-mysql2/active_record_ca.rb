require "active_record"

ActiveRecord::Base.establish_connection(adapter: "mysql2", host: "db.lab.internal", database: "lab", username: "lab", password: "pw", sslca: "ca.pem", sslverify: true)
ActiveRecord::Base.connection.execute("SELECT 1")
ActiveRecord::Base.connection_pool.disconnect!
