import { drizzle } from "drizzle-orm/mysql2";

const db = drizzle({ connection: { uri: "mysql://lab:pw@db.lab.internal/lab", ssl: {} } });
await db.execute("SELECT 1");
await db.$client.end();
