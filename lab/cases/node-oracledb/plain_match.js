const oracledb = require('oracledb');

async function main() {
  const connection = await oracledb.getConnection({
    user: 'lab',
    password: 'pw',
    connectString: 'db.lab.internal:1521/lab',
    sslServerDNMatch: true,
  });
  await connection.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
