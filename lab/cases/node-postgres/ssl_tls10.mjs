import pg from "pg";

const client = new pg.Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: { rejectUnauthorized: false, minVersion: "TLSv1" },
});
await client.connect();
await client.end();
