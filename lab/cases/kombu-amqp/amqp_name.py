import kombu

connection = kombu.Connection("amqp://lab:pw@db.lab.internal:5672//", ssl={"server_hostname": "db.lab.internal"}, connect_timeout=5)
connection.connect()
connection.default_channel
connection.release()
