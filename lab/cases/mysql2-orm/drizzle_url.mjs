import { drizzle } from "drizzle-orm/mysql2";

const db = drizzle("mysql://lab:pw@db.lab.internal/lab");
await db.execute("SELECT 1");
await db.$client.end();
