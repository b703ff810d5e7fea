import { drizzle } from "drizzle-orm/node-postgres";

const db = drizzle({
  connection: {
    connectionString: "postgresql://lab:pw@db.lab.internal/lab",
    ssl: { rejectUnauthorized: false },
  },
});
await db.execute("SELECT 1");
await db.$client.end();
