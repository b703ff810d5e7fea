import { Client } from "pg";

const client = new Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable&sslrootcert=ca.pem");
await client.connect();
await client.end();
