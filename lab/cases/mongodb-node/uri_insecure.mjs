import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb://db.lab.internal:27017/?tlsInsecure=true", { serverSelectionTimeoutMS: 6000 });
await client.connect();
await client.close();
