import postgres from "postgres";

const sql = postgres({
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  ssl: "allow",
});
await sql`SELECT 1`;
await sql.end();
