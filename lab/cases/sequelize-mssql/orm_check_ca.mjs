import { readFileSync } from "node:fs";
import { Sequelize } from "sequelize";

const sequelize = new Sequelize({
  dialect: "mssql",
  host: "db.lab.internal",
  database: "lab",
  username: "lab",
  password: "pw",
  logging: false,
  databaseVersion: "15.0.2000",
  retry: { max: 0 },
  dialectOptions: { options: { trustServerCertificate: false, cryptoCredentialsDetails: { ca: readFileSync("ca.pem") } } },
});
await sequelize.authenticate();
await sequelize.close();
