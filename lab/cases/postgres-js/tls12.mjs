import postgres from "postgres";

const sql = postgres("postgres://lab:pw@db.lab.internal/lab?sslmode=require&ssl_min_protocol_version=TLSv1.2");
await sql`SELECT 1`;
await sql.end();
