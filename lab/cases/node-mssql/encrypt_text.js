const sql = require('mssql');

async function main() {
  await sql.connect({
    server: 'db.lab.internal',
    user: 'lab',
    password: 'pw',
    database: 'lab',
    connectionTimeout: 5000,
    options: {
      encrypt: 'yes',
    },
  });
  await sql.query('SELECT 1');
  await sql.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
