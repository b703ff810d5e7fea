import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?ssl=true&sslmode=disable");
await client.connect();
await client.end();
