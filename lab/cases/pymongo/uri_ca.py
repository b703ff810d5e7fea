import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/?tlsCAFile=ca.pem", serverSelectionTimeoutMS=6000).admin.command("ping")
