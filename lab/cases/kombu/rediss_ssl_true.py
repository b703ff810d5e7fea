import kombu

connection = kombu.Connection("rediss://:pw@db.lab.internal:6379/0", ssl=True, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
