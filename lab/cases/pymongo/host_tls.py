import pymongo

pymongo.MongoClient("db.lab.internal", 27017, tls=True, serverSelectionTimeoutMS=6000).admin.command("ping")
