import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);

async function fromFile(config) {
  if (config.dialect) {
    const { Sequelize } = require("sequelize");
    const sequelize = new Sequelize({ ...config, logging: false });
    await sequelize.authenticate();
    return sequelize.close();
  }
  if (config.type) {
    const { DataSource } = require("typeorm");
    const source = new DataSource(config);
    await source.initialize();
    return source.destroy();
  }
  const db = require("knex")(config);
  await db.raw("SELECT 1");
  return db.destroy();
}

async function fromEnvironment() {
  const pg = require("pg");
  const client = new pg.Client();
  await client.connect();
  await client.end();
}

const file = process.argv[2] ?? "";
await (file.endsWith(".json") ? fromFile(JSON.parse(readFileSync(file, "utf8"))) : fromEnvironment());
