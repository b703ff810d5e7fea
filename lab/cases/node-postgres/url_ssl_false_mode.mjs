import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?ssl=false&sslmode=no-verify");
await client.connect();
await client.end();
