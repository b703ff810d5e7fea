import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb+srv://db.lab.internal/?tls=false", { serverSelectionTimeoutMS: 6000 });
await client.connect();
await client.close();
