import knex from "knex";

const db = knex({
  client: "mssql",
  connection: { server: "db.lab.internal", user: "lab", password: "pw", database: "lab", options: { encrypt: true } },
});
await db.raw("SELECT 1");
await db.destroy();
