import { Sequelize } from "sequelize";

const sequelize = new Sequelize("postgresql://lab:pw@db.lab.internal/lab?sslmode=require", {
  logging: false,
  dialectOptions: { ssl: { rejectUnauthorized: false } },
});
await sequelize.authenticate();
await sequelize.close();
