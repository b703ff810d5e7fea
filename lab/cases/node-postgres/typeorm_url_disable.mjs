import { readFileSync } from "node:fs";
import { DataSource } from "typeorm";

const source = new DataSource({
  type: "postgres",
  url: "postgresql://lab:pw@db.lab.internal/lab?sslmode=disable",
  ssl: { ca: readFileSync("ca.pem", "utf8") },
});
await source.initialize();
await source.destroy();
