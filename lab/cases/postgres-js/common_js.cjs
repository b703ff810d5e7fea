const postgres = require("postgres");

async function main() {
  const sql = postgres("postgres://lab:pw@db.lab.internal/lab", { ssl: "require" });
  await sql`SELECT 1`;
  await sql.end();
}

main().catch((err) => {
  console.error(err);
  process.exit(1);
});
