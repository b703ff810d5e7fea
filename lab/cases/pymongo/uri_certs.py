import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/?tlsAllowInvalidCertificates=true", serverSelectionTimeoutMS=6000).admin.command("ping")
