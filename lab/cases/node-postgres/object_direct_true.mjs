import pg from "pg";

const client = new pg.Client({ connectionString: "postgresql://lab:pw@db.lab.internal/lab", ssl: true, sslnegotiation: "direct" });
await client.connect();
await client.end();
