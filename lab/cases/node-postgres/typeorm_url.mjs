import { DataSource } from "typeorm";

const source = new DataSource({
  type: "postgres",
  url: "postgresql://lab:pw@db.lab.internal/lab?sslmode=require",
});
await source.initialize();
await source.destroy();
