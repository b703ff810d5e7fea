import { readFileSync } from "node:fs";
import mysql from "mysql2/promise";

const connection = await mysql.createConnection({
  host: "db.lab.internal",
  user: "lab",
  password: "pw",
  database: "lab",
  ssl: { ca: readFileSync("ca.pem"), minVersion: "TLSv1.2" },
  connectTimeout: 8000,
});
await connection.query("SELECT 1");
await connection.end();
