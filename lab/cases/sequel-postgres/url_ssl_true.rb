require "sequel"

db = Sequel.connect("postgres://lab:pw@db.lab.internal/lab?ssl=true")
db.test_connection
db.disconnect
