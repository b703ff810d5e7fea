import pg from "pg";

const client = new pg.Client({ connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=disable", ssl: true });
await client.connect();
await client.end();
