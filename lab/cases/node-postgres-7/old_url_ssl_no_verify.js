const { Client } = require("pg");

const client = new Client("postgres://lab:pw@db.lab.internal/lab?ssl=no-verify");
client
  .connect()
  .then(() => client.query("SELECT 1"))
  .then(() => client.end())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
