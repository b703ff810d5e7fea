import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcp://db.lab.internal:1521/lab",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
