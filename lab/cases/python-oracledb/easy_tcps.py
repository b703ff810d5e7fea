import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcps://db.lab.internal:2484/lab",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
