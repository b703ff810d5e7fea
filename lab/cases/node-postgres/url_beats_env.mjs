import pg from "pg";

process.env.PGSSLMODE = "require";
const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=disable");
await client.connect();
await client.end();
