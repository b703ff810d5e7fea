import { DataSource } from "typeorm";

const source = new DataSource({
  type: "mssql",
  host: "db.lab.internal",
  username: "lab",
  password: "pw",
  database: "lab",
  options: { encrypt: false },
});
await source.initialize();
await source.destroy();
