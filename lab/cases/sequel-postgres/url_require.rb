require "sequel"

db = Sequel.connect("postgres://lab:pw@db.lab.internal/lab?sslmode=require")
db.test_connection
db.disconnect
