import pg from "pg";

const pool = new pg.Pool({
  connectionString: "postgresql://lab:pw@db.lab.internal/lab?uselibpqcompat=true&sslmode=require",
});
await pool.query("SELECT 1");
await pool.end();
