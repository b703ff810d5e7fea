import { DataSource } from "typeorm";

const source = new DataSource({
  type: "cockroachdb",
  url: "postgresql://lab:pw@db.lab.internal:5432/lab",
  timeTravelQueries: false,
});
await source.initialize();
await source.destroy();
