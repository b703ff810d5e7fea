require "sequel"

db = Sequel.connect("mysql2://lab:pw@db.lab.internal/lab?sslca=ca.pem")
db.test_connection
db.disconnect
