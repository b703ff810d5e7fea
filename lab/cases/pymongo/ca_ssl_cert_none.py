import ssl
import pymongo

pymongo.MongoClient("mongodb://db.lab.internal:27017/", tlsCAFile="ca.pem", ssl_cert_reqs=ssl.CERT_NONE, serverSelectionTimeoutMS=6000).admin.command("ping")
