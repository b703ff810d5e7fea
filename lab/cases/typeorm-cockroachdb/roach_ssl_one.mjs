import { DataSource } from "typeorm";

const source = new DataSource({
  type: "cockroachdb",
  host: "db.lab.internal",
  port: 5432,
  username: "lab",
  password: "pw",
  database: "lab",
  ssl: 1,
});
await source.driver.connect();
await source.driver.disconnect();
