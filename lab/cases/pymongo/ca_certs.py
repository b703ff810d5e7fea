import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/", tlsCAFile="ca.pem", tlsAllowInvalidCertificates=True, serverSelectionTimeoutMS=6000).admin.command("ping")
