import knex from "knex";

const db = knex({
  client: "pg",
  connection: "postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify",
});
await db.raw("SELECT 1");
await db.destroy();
