import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/?tls=false", serverSelectionTimeoutMS=6000).admin.command("ping")
