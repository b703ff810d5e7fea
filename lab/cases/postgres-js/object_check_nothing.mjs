import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab", { ssl: { checkServerIdentity: () => undefined } });
await sql`SELECT 1`;
await sql.end();
