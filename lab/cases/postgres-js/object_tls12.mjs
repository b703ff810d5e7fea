import { readFileSync } from "node:fs";
import postgres from "postgres";

const sql = postgres({
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  ssl: { ca: readFileSync("ca.pem", "utf8"), minVersion: "TLSv1.2" },
});
await sql`SELECT 1`;
await sql.end();
