import pymongo

pymongo.MongoClient("db.lab.internal", 27017, serverSelectionTimeoutMS=6000).admin.command("ping")
