import { readFileSync } from "node:fs";
import { DataSource } from "typeorm";

const source = new DataSource({
  type: "cockroachdb",
  host: "db.lab.internal",
  port: 5432,
  username: "lab",
  password: "pw",
  database: "lab",
  ssl: { ca: readFileSync("ca.pem", "utf8") },
});
await source.driver.connect();
await source.driver.disconnect();
