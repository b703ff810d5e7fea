import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab?ssl=verify-full&sslmode=require");
await sql`SELECT 1`;
await sql.end();
