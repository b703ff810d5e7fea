import ssl

import oracledb

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcps://db.lab.internal:2484/lab",
    ssl_context=context,
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
