import kombu

connection = kombu.Connection("amqps://lab:pw@db.lab.internal:5671//", ssl={"ca_certs": "ca.pem", "server_hostname": "db.lab.internal"}, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
