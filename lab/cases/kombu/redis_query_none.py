import kombu

connection = kombu.Connection("redis://:pw@db.lab.internal:6379/0?ssl_cert_reqs=none", connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
