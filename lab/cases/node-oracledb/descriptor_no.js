const oracledb = require('oracledb');

async function main() {
  const connection = await oracledb.getConnection({
    user: 'lab',
    password: 'pw',
    connectString: '(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab))(SECURITY=(SSL_SERVER_DN_MATCH=NO)))',
  });
  await connection.close();
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
