import pg from "pg";

const pool = new pg.Pool({
  connectionString: "postgresql://lab:pw@db.lab.internal/lab",
  ssl: { checkServerIdentity: () => undefined },
});
await pool.query("SELECT 1");
await pool.end();
