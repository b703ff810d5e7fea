import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/?ssl=false", serverSelectionTimeoutMS=6000).admin.command("ping")
