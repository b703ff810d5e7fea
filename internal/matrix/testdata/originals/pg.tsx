import { Pool } from "pg";

const pool = new Pool({ host: "db.lab.internal", database: "lab", user: "lab", password: "pw", ssl: { rejectUnauthorized: false } });

export async function Page() {
  const rows = await pool.query("SELECT 1");
  return <p title="lab">{rows.rowCount}</p>;
}
