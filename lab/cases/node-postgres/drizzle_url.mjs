import { drizzle } from "drizzle-orm/node-postgres";

const db = drizzle("postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify");
await db.execute("SELECT 1");
await db.$client.end();
