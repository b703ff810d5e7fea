import knex from "knex";

const db = knex({
  client: "mssql",
  connection: { host: "db.lab.internal", user: "lab", password: "pw", database: "lab", encrypt: true },
});
await db.raw("SELECT 1");
await db.destroy();
