import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb://db.lab.internal:27017/", { serverSelectionTimeoutMS: 6000, tls: true });
await client.connect();
await client.close();
