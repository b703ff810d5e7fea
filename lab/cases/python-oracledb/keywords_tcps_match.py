import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    protocol="tcps",
    host="db.lab.internal",
    port=2484,
    service_name="lab",
    ssl_server_dn_match=True,
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
