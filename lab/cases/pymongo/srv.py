import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/", serverSelectionTimeoutMS=6000).admin.command("ping")
