import { readFileSync } from "node:fs";
import pg from "pg";

const client = new pg.Client({
  connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify",
  ssl: { ca: readFileSync("ca.pem", "utf8"), rejectUnauthorized: true },
});
await client.connect();
await client.end();
