import { Client } from "pg";

const client = new Client("postgresql://lab:pw@db.lab.internal/lab");
await client.connect();
await client.end();
