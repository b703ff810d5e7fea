import pg from "pg";

const client = new pg.Client({ connectionString: "postgresql://lab:pw@db.lab.internal/lab", ssl: undefined });
await client.connect();
await client.end();
