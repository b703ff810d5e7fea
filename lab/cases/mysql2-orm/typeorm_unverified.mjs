import { DataSource } from "typeorm";

const source = new DataSource({
  type: "mysql",
  host: "db.lab.internal",
  username: "lab",
  password: "pw",
  database: "lab",
  ssl: { rejectUnauthorized: false },
});
await source.initialize();
await source.destroy();
