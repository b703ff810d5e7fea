import { PrismaMssql } from "@prisma/adapter-mssql";

const factory = new PrismaMssql({ server: "db.lab.internal", user: "lab", password: "pw", database: "lab", connectionTimeout: 5000 });
const adapter = await factory.connect();
await adapter.executeScript("SELECT 1");
await adapter.dispose();
