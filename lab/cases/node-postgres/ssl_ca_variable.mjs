import { readFileSync } from "node:fs";
import pg from "pg";

const ssl = { ca: readFileSync("ca.pem", "utf8"), rejectUnauthorized: true };
const pool = new pg.Pool({ connectionString: "postgresql://lab:pw@db.lab.internal/lab", ssl });
await pool.query("SELECT 1");
await pool.end();
