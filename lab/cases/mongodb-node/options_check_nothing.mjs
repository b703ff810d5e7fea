import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb://db.lab.internal:27017/", { serverSelectionTimeoutMS: 6000, tls: true, checkServerIdentity: () => undefined });
await client.connect();
await client.close();
