import kombu

connection = kombu.Connection("amqps://lab:pw@db.lab.internal:5671//", connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
