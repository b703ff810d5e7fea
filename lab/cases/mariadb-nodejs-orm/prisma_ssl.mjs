import { PrismaMariaDb } from "@prisma/adapter-mariadb";

const factory = new PrismaMariaDb({ host: "db.lab.internal", user: "lab", password: "pw", database: "lab", connectionLimit: 1, acquireTimeout: 5000, ssl: true });
const adapter = await factory.connect();
await adapter.executeScript("SELECT 1");
await adapter.dispose();
