import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab?ssl=allow");
await sql`SELECT 1`;
await sql.end();
