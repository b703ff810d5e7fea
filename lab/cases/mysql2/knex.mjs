import knex from "knex";

const db = knex({
  client: "mysql2",
  acquireConnectionTimeout: 8000,
  connection: { host: "db.lab.internal", user: "lab", password: "pw", database: "lab", ssl: { rejectUnauthorized: true } },
});
await db.raw("SELECT 1");
await db.destroy();
