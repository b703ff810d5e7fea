import { DataSource } from "typeorm";

const source = new DataSource({
  type: "postgres",
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  ssl: true,
  extra: { ssl: { rejectUnauthorized: false } },
});
await source.initialize();
await source.destroy();
