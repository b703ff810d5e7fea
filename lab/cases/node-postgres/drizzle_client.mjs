import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";

const pool = new Pool({ connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem" });
const db = drizzle({ client: pool });
await db.execute("SELECT 1");
await pool.end();
