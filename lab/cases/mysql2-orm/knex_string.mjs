import knex from "knex";

const db = knex({ client: "mysql2", connection: "mysql://lab:pw@db.lab.internal/lab?ssl={}" });
await db.raw("SELECT 1");
await db.destroy();
