import { readFileSync } from "node:fs";
import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab", { ssl: { ca: readFileSync("ca.pem", "utf8") } });
await sql`SELECT 1`;
await sql.end();
