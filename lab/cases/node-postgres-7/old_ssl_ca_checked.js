const fs = require("fs");
const { Client } = require("pg");

const client = new Client({
  host: "db.lab.internal",
  user: "lab",
  password: "pw",
  database: "lab",
  ssl: { ca: fs.readFileSync("ca.pem", "utf8"), rejectUnauthorized: true },
});
client
  .connect()
  .then(() => client.query("SELECT 1"))
  .then(() => client.end())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
