const sql = require('mssql');

const pool = new sql.ConnectionPool('Server=db.lab.internal,1433;Database=lab;User Id=lab;Password=pw;Encrypt=true;TrustServerCertificate=true');

pool.connect()
  .then(() => pool.request().query('SELECT 1'))
  .then(() => pool.close())
  .catch((err) => {
    console.error(err.message);
    process.exit(1);
  });
