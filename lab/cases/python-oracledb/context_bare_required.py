import ssl

import oracledb

context = ssl.SSLContext()
context.verify_mode = ssl.CERT_REQUIRED
context.load_verify_locations("ca.pem")
connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcps://db.lab.internal:2484/lab",
    ssl_context=context,
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
