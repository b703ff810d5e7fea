import { readFileSync } from "node:fs";
import { DataSource } from "typeorm";

const source = new DataSource({
  type: "mysql",
  host: "db.lab.internal",
  username: "lab",
  password: "pw",
  database: "lab",
  ssl: { ca: readFileSync("ca.pem", "utf8") },
});
await source.initialize();
await source.destroy();
