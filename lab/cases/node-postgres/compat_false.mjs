import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?uselibpqcompat=false&sslmode=require");
await client.connect();
await client.end();
