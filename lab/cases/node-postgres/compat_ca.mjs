import { Client } from "pg";

const client = new Client("postgresql://lab:pw@db.lab.internal/lab?uselibpqcompat=true&sslrootcert=ca.pem");
await client.connect();
await client.end();
