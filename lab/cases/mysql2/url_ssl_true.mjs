import mysql from "mysql2/promise";

const connection = await mysql.createConnection('mysql://lab:pw@db.lab.internal/lab?ssl=true');
await connection.query("SELECT 1");
await connection.end();
