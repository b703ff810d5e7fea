import { DataSource } from "typeorm";

const source = new DataSource({
  type: "mysql",
  host: "db.lab.internal",
  username: "lab",
  password: "pw",
  database: "lab",
  extra: { ssl: { rejectUnauthorized: false } },
});
await source.initialize();
await source.destroy();
