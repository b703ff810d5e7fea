const { createConnection } = require("typeorm");

createConnection({
  type: "cockroachdb",
  host: "db.lab.internal",
  port: 5432,
  username: "lab",
  password: "pw",
  database: "lab",
  ssl: { rejectUnauthorized: false },
})
  .then((connection) => connection.close())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
