import postgres from "postgres";

const sql = postgres({
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  ssl: { rejectUnauthorized: false, minVersion: "TLSv1" },
});
await sql`SELECT 1`;
await sql.end();
