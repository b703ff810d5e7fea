import mysql from "mysql";

const connection = mysql.createConnection('mysql://lab:pw@db.lab.internal/lab?ssl={"rejectUnauthorized":true}');
connection.connect((error) => {
  if (error) throw error;
  connection.end();
});
