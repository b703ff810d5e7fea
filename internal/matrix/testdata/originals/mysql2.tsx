import mysql from "mysql2/promise";

const pool = mysql.createPool({ host: "db.lab.internal", user: "lab", password: "pw", ssl: { ca: "ca.pem", rejectUnauthorized: true } });

export default async function Page() {
  const [rows] = await pool.query("SELECT 1");
  return <p title="lab">{String(rows)}</p>;
}
