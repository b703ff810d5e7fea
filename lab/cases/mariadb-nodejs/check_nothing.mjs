import { readFileSync } from "node:fs";
import mariadb from "mariadb";

const connection = await mariadb.createConnection({
  host: "db.lab.internal",
  user: "lab",
  password: "pw",
  database: "lab",
  ssl: { ca: readFileSync("ca.pem"), checkServerIdentity: () => undefined },
  connectTimeout: 8000,
});
await connection.query("SELECT 1");
await connection.end();
