import { readFileSync } from "node:fs";
import { Client } from "pg";

const client = new Client({
  connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify",
  ssl: { ca: readFileSync("ca.pem", "utf8"), rejectUnauthorized: true },
});
await client.connect();
await client.end();
