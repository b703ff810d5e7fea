import { Sequelize } from "sequelize";

const sequelize = new Sequelize("mysql://lab:pw@db.lab.internal/lab", { logging: false, dialectOptions: { ssl: { rejectUnauthorized: false } } });
await sequelize.authenticate();
await sequelize.close();
