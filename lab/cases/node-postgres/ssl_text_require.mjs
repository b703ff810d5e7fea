import pg from "pg";

const client = new pg.Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: "require",
  connectionTimeoutMillis: 5000,
});
await client.connect();
await client.end();
