import kombu

connection = kombu.Connection("pyamqp://lab:pw@db.lab.internal:5672//", ssl=False, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
