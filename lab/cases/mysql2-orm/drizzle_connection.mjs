import { drizzle } from "drizzle-orm/mysql2";

const db = drizzle({ connection: { host: "db.lab.internal", user: "lab", password: "pw", database: "lab", ssl: { rejectUnauthorized: false } } });
await db.execute("SELECT 1");
await db.$client.end();
