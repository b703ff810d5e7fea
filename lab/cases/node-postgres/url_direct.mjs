import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?sslnegotiation=direct");
await client.connect();
await client.end();
