import { readFileSync } from "node:fs";
import { Sequelize } from "sequelize";

const sequelize = new Sequelize({
  dialect: "postgres",
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  logging: false,
  dialectOptions: { ssl: { ca: readFileSync("ca.pem", "utf8") } },
});
await sequelize.authenticate();
await sequelize.close();
