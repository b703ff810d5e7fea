import { PrismaMariaDb } from "@prisma/adapter-mariadb";

const factory = new PrismaMariaDb("mariadb://lab:pw@db.lab.internal/lab?acquireTimeout=5000");
const adapter = await factory.connect();
await adapter.executeScript("SELECT 1");
await adapter.dispose();
