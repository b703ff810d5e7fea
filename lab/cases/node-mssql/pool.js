const sql = require('mssql');

const pool = new sql.ConnectionPool({
  server: 'db.lab.internal',
  user: 'lab',
  password: 'pw',
  database: 'lab',
  connectionTimeout: 5000,
  options: {
    encrypt: true,
    trustServerCertificate: true,
  },
});

pool.connect()
  .then(() => pool.request().query('SELECT 1'))
  .then(() => pool.close())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
