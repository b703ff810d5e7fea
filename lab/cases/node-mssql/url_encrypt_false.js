const sql = require('mssql');

async function main() {
  await sql.connect('mssql://lab:pw@db.lab.internal:1433/lab?encrypt=false');
  await sql.query('SELECT 1');
  await sql.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
