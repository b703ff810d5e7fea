import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?uselibpqcompat=true&sslrootcert=ca.pem");
await client.connect();
await client.end();
