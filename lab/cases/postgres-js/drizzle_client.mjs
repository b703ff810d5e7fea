import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

const client = postgres("postgres://lab:pw@db.lab.internal/lab", { ssl: true });
const db = drizzle({ client });
await db.execute("SELECT 1");
await client.end();
