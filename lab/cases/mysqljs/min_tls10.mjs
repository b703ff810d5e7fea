import { readFileSync } from "node:fs";
import mysql from "mysql";

const connection = mysql.createConnection({
  host: "db.lab.internal",
  user: "lab",
  password: "pw",
  database: "lab",
  ssl: { ca: readFileSync("ca.pem"), minVersion: "TLSv1" },
  connectTimeout: 8000,
});
connection.connect((error) => {
  if (error) throw error;
  connection.end();
});
