import { MongoClient } from "mongodb";

const client = new MongoClient("mongodb+srv://db.lab.internal/", { serverSelectionTimeoutMS: 6000, tlsAllowInvalidHostnames: true });
await client.connect();
await client.close();
