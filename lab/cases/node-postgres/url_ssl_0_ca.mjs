import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?ssl=0&sslrootcert=ca.pem");
await client.connect();
await client.end();
