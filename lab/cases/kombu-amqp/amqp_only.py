import kombu

connection = kombu.Connection("amqp://lab:pw@db.lab.internal:5672//", connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
