import { readFileSync } from "node:fs";
import knex from "knex";

const db = knex({
  client: "pg",
  connection: { host: "db.lab.internal", database: "lab", user: "lab", password: "pw", ssl: { ca: readFileSync("ca.pem", "utf8") } },
});
await db.raw("SELECT 1");
await db.destroy();
