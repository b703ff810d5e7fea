import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/", tlsAllowInvalidCertificates=True, serverSelectionTimeoutMS=6000).admin.command("ping")
