import { drizzle } from "drizzle-orm/postgres-js";

const db = drizzle({ connection: { url: "postgres://lab:pw@db.lab.internal/lab", ssl: "require" } });
await db.execute("SELECT 1");
await db.$client.end();
