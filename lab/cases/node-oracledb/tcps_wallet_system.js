const oracledb = require('oracledb');

async function main() {
  const connection = await oracledb.getConnection({
    user: 'lab',
    password: 'pw',
    connectString: 'tcps://db.lab.internal:2484/lab?wallet_location=SYSTEM',
  });
  await connection.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
