import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/?tlsInsecure=true", serverSelectionTimeoutMS=6000).admin.command("ping")
