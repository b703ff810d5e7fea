require "active_record"

ActiveRecord::Base.establish_connection("postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-ca&sslrootcert=ca.pem")
ActiveRecord::Base.connection.execute("SELECT 1")
ActiveRecord::Base.connection_pool.disconnect!
