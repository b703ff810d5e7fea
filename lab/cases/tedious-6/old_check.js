const { Connection, Request } = require('tedious');

const connection = new Connection({
  server: 'db.lab.internal',
  authentication: { type: 'default', options: { userName: 'lab', password: 'pw' } },
  options: {
    database: 'lab',
    port: 1433,
    connectTimeout: 5000,
    trustServerCertificate: false,
  },
});

function fail(err) {
  console.error(err.message);
  process.exit(1);
}

connection.on('connect', (err) => {
  if (err) fail(err);
  connection.execSql(new Request('SELECT 1', (failed) => {
    if (failed) fail(failed);
    connection.close();
  }));
});
connection.on('error', fail);
