import { DataSource } from "typeorm";

const source = new DataSource({ type: "cockroachdb", url: "postgresql://lab:pw@db.lab.internal:5432/lab?sslmode=verify-full" });
await source.driver.connect();
await source.driver.disconnect();
