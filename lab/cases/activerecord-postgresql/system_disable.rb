require "active_record"

ActiveRecord::Base.establish_connection(adapter: "postgresql", host: "db.lab.internal", database: "lab", username: "lab", password: "pw", sslrootcert: "system", sslmode: "disable")
ActiveRecord::Base.connection.execute("SELECT 1")
ActiveRecord::Base.connection_pool.disconnect!
