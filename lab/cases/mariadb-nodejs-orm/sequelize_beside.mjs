import { Sequelize } from "sequelize";

const sequelize = new Sequelize({
  dialect: "mariadb",
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  logging: false,
  ssl: true,
});
await sequelize.authenticate();
await sequelize.close();
