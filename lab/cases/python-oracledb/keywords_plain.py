import oracledb

connection = oracledb.connect(
    user="lab",
    password="pw",
    host="db.lab.internal",
    port=1521,
    service_name="lab",
    tcp_connect_timeout=15,
)
connection.ping()
connection.close()
