import { readFileSync } from "node:fs";
import pg from "pg";

const client = new pg.Client({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: { ca: readFileSync("ca.pem", "utf8"), rejectUnauthorized: false },
});
await client.connect();
await client.end();
