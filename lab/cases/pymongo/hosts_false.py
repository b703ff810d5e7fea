import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/", tlsAllowInvalidHostnames=False, serverSelectionTimeoutMS=6000).admin.command("ping")
