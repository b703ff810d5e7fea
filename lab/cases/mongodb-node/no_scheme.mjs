import { MongoClient } from "mongodb";

const client = new MongoClient("db.lab.internal:27017", { serverSelectionTimeoutMS: 6000 });
await client.connect();
await client.close();
