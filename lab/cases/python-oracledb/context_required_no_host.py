import ssl

import oracledb

context = ssl.create_default_context()
context.check_hostname = False
context.verify_mode = ssl.CERT_REQUIRED
connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcps://db.lab.internal:2484/lab",
    ssl_context=context,
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
