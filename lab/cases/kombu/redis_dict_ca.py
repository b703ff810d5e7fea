import kombu

connection = kombu.Connection("redis://:pw@db.lab.internal:6379/0", ssl={"ssl_ca_certs": "ca.pem"}, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
