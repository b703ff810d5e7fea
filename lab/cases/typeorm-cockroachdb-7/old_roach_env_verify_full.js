const { createConnection } = require("typeorm");

process.env.PGSSLMODE = "verify-full";
createConnection({
  type: "cockroachdb",
  host: "db.lab.internal",
  port: 5432,
  username: "lab",
  password: "pw",
  database: "lab",
})
  .then((connection) => connection.close())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
