import { Client } from "pg";

const client = new Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=require");
await client.connect();
await client.end();
