import { readFileSync } from "node:fs";
import pg from "pg";

const pool = new pg.Pool({
  connectionString: "postgresql://lab:pw@db.lab.internal/lab",
  ssl: { ca: readFileSync("ca.pem", "utf8") },
});
await pool.query("SELECT 1");
await pool.end();
