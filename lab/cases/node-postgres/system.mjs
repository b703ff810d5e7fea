import { Client } from "pg";

const client = new Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=system");
await client.connect();
await client.end();
