import pg from "pg";

const pool = new pg.Pool({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
});
await pool.query("SELECT 1");
await pool.end();
