import { drizzle } from "drizzle-orm/postgres-js";

const db = drizzle("postgres://lab:pw@db.lab.internal/lab?sslmode=require");
await db.execute("SELECT 1");
await db.$client.end();
