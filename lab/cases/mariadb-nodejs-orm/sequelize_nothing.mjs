import { Sequelize } from "sequelize";

const sequelize = new Sequelize({
  dialect: "mariadb",
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  logging: false,
});
await sequelize.authenticate();
await sequelize.close();
