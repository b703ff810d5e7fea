import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/", tlsAllowInvalidCertificates=False, tlsAllowInvalidHostnames=True, serverSelectionTimeoutMS=6000).admin.command("ping")
