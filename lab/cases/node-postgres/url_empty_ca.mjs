import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=require&sslrootcert=");
await client.connect();
await client.end();
