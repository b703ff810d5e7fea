import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify&sslnegotiation=direct");
await client.connect();
await client.end();
