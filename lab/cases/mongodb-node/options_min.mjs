import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb://db.lab.internal:27017/", { serverSelectionTimeoutMS: 6000, tls: true, minVersion: "TLSv1" });
await client.connect();
await client.close();
