import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab)))",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
