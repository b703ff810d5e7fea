import ssl
import pymongo

pymongo.MongoClient("mongodb+srv://db.lab.internal/", ssl_cert_reqs=ssl.CERT_NONE, serverSelectionTimeoutMS=6000).admin.command("ping")
