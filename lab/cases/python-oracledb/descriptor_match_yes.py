import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab))(SECURITY=(SSL_SERVER_DN_MATCH=yes)))",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
