import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab?ssl=require");
await sql`SELECT 1`;
await sql.end();
