import { Sequelize } from "sequelize";

const sequelize = new Sequelize({
  dialect: "postgres",
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  logging: false,
  dialectOptions: { ssl: { require: true, rejectUnauthorized: false } },
});
await sequelize.authenticate();
await sequelize.close();
