import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db.lab.internal)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=lab)))",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
