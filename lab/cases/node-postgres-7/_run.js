const { createRequire } = require("module");

const { Client } = createRequire(`${process.cwd()}/`)("pg");
const client = new Client();
client
  .connect()
  .then(() => client.end())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
