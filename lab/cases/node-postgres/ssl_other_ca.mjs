import { readFileSync } from "node:fs";
import { Client } from "pg";

const client = new Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: { ca: readFileSync("other-ca.pem", "utf8") },
});
await client.connect();
await client.end();
