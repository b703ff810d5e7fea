const { Client } = require("pg");

async function main() {
  const client = new Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=verify-full&sslrootcert=ca.pem");
  await client.connect();
  await client.end();
}

main().catch((err) => {
  console.error(err);
  process.exit(1);
});
