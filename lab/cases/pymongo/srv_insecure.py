import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/?tlsInsecure=true", serverSelectionTimeoutMS=6000).admin.command("ping")
