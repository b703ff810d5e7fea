import mariadb from "mariadb";

const connection = await mariadb.createConnection('mariadb://lab:pw@db.lab.internal/lab');
await connection.query("SELECT 1");
await connection.end();
