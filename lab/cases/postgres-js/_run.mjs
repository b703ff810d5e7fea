import { createRequire } from "node:module";

const postgres = createRequire(`${process.cwd()}/`)("postgres");
const sql = postgres();
await sql`SELECT 1`;
await sql.end();
