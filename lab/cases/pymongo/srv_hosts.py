import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/", tlsAllowInvalidHostnames=True, serverSelectionTimeoutMS=6000).admin.command("ping")
