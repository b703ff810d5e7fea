import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?ssl%6Dode=no-verify");
await client.connect();
await client.end();
