import { drizzle } from "drizzle-orm/node-postgres";

const db = drizzle({
  connection: {
    host: "db.lab.internal",
    database: "lab",
    user: "lab",
    password: "pw",
    ssl: true,
  },
});
await db.execute("SELECT 1");
await db.$client.end();
