import pg from "pg";

const client = new pg.Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  sslmode: "require",
});
await client.connect();
await client.end();
