import { Client } from "pg";

const client = new Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: false,
});
await client.connect();
await client.end();
