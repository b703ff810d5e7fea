import { DataSource } from "typeorm";

const source = new DataSource({
  type: "mysql",
  url: "mysql://lab:pw@db.lab.internal/lab",
  ssl: {},
});
await source.initialize();
await source.destroy();
