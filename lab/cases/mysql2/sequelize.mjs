import { Sequelize } from "sequelize";

const sequelize = new Sequelize("lab", "lab", "pw", {
  host: "db.lab.internal",
  dialect: "mysql",
  logging: false,
  retry: { max: 1 },
  dialectOptions: { ssl: { rejectUnauthorized: false } },
});
await sequelize.authenticate();
await sequelize.close();
