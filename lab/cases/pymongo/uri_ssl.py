import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/?ssl=true", serverSelectionTimeoutMS=6000).admin.command("ping")
