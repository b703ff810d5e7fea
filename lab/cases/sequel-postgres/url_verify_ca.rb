require "sequel"

db = Sequel.connect("postgres://lab:pw@db.lab.internal/lab?sslmode=verify-ca&sslrootcert=ca.pem")
db.test_connection
db.disconnect
