import { PrismaPg } from "@prisma/adapter-pg";

const factory = new PrismaPg({ connectionString: "postgresql://lab:pw@db.lab.internal/lab" });
const adapter = await factory.connect();
await adapter.executeScript("SELECT 1");
await adapter.dispose();
