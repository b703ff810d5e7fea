import { DataSource } from "typeorm";

process.env.PGSSLMODE = "prefer";
const source = new DataSource({
  type: "cockroachdb",
  host: "db.lab.internal",
  port: 5432,
  username: "lab",
  password: "pw",
  database: "lab",
});
await source.driver.connect();
await source.driver.disconnect();
