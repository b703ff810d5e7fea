import pg from "pg";

process.env.PGSSLMODE = "Require";
const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab");
await client.connect();
await client.end();
