from playhouse.db_url import connect

database = connect("postgresql://lab:pw@db.lab.internal/lab?sslmode=require")
database.connect()
database.close()
