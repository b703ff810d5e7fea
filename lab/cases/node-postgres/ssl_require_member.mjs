import { Client } from "pg";

const client = new Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: { require: true },
});
await client.connect();
await client.end();
