import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab?ssl=disable");
await sql`SELECT 1`;
await sql.end();
