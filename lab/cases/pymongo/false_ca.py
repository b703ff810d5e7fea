import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/", tls=False, tlsCAFile="ca.pem", serverSelectionTimeoutMS=6000).admin.command("ping")
