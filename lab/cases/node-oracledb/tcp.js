const oracledb = require('oracledb');

async function main() {
  const connection = await oracledb.getConnection({
    user: 'lab',
    password: 'pw',
    connectString: 'tcp://db.lab.internal:1521/lab',
  });
  await connection.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
