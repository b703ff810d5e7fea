import pg from "pg";

const client = new pg.Client({ connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify", ssl: false });
await client.connect();
await client.end();
