import ssl

import oracledb

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
context.load_verify_locations("ca.pem")
context.check_hostname = False
connection = oracledb.connect(
    user="lab",
    password="pw",
    dsn="tcps://db.lab.internal:2484/lab",
    ssl_context=context,
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
