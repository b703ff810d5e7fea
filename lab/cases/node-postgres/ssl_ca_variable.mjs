import { readFileSync } from "node:fs";
import { Pool } from "pg";

const ssl = { ca: readFileSync("ca.pem", "utf8"), rejectUnauthorized: true };
const pool = new Pool({ connectionString: "postgresql://lab:pw@db.lab.internal/lab", ssl });
await pool.query("SELECT 1");
await pool.end();
