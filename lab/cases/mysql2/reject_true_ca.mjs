import { readFileSync } from "node:fs";
import mysql from "mysql2/promise";

const connection = await mysql.createConnection({
  host: "db.lab.internal",
  user: "lab",
  password: "pw",
  database: "lab",
  ssl: { rejectUnauthorized: true, ca: readFileSync("ca.pem") },
  connectTimeout: 8000,
});
await connection.query("SELECT 1");
await connection.end();
