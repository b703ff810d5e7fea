import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/", tls=True, tlsInsecure=True, serverSelectionTimeoutMS=6000).admin.command("ping")
