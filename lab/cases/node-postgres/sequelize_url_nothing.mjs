import { Sequelize } from "sequelize";

const sequelize = new Sequelize("postgresql://lab:pw@db.lab.internal/lab", { logging: false });
await sequelize.authenticate();
await sequelize.close();
