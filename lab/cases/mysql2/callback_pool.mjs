import mysql from "mysql2";

const pool = mysql.createPool({ host: "db.lab.internal", user: "lab", password: "pw", database: "lab", ssl: { rejectUnauthorized: false } });
pool.query("SELECT 1", (error) => {
  if (error) throw error;
  pool.end();
});
