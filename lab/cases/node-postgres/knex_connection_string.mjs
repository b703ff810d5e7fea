import knex from "knex";

const db = knex({
  client: "pg",
  connection: { connectionString: "postgresql://lab:pw@db.lab.internal/lab?sslmode=require", ssl: { rejectUnauthorized: false } },
});
await db.raw("SELECT 1");
await db.destroy();
