import Pool from "pg-pool";

const pool = new Pool({
  host: "db.lab.internal",
  database: "lab",
  user: "lab",
  password: "pw",
  ssl: { rejectUnauthorized: false },
});
await pool.query("SELECT 1");
await pool.end();
