import { Pool } from "pg";

const pool = new Pool({ connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=disable" });

export async function Page() {
  const rows = await pool.query("SELECT 1");
  return <p title="lab">{rows.rowCount}</p>;
}
