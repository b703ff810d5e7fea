const sql = require('mssql');

async function main() {
  await sql.connect('Server=db.lab.internal,1433;Database=lab;User Id=lab;Password=pw;Encrypt=strict;TrustServerCertificate=false');
  await sql.query('SELECT 1');
  await sql.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
