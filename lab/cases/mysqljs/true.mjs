import mysql from "mysql";

const connection = mysql.createConnection({
  host: "db.lab.internal",
  user: "lab",
  password: "pw",
  database: "lab",
  ssl: true,
  connectTimeout: 8000,
});
connection.connect((error) => {
  if (error) throw error;
  connection.end();
});
