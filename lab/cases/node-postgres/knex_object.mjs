import knex from "knex";

const db = knex({
  client: "pg",
  connection: { host: "db.lab.internal", database: "lab", user: "lab", password: "pw", ssl: { rejectUnauthorized: false } },
});
await db.raw("SELECT 1");
await db.destroy();
