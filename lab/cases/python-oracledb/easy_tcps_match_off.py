import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcps://db.lab.internal:2484/lab?ssl_server_dn_match=off",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
