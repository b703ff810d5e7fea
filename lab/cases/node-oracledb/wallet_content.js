const fs = require('fs');
const oracledb = require('oracledb');

async function main() {
  const connection = await oracledb.getConnection({
    user: 'lab',
    password: 'pw',
    connectString: 'tcps://db.lab.internal:2484/lab',
    walletContent: fs.readFileSync('ca.pem', 'utf8'),
  });
  await connection.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
