import pika

connection = pika.BlockingConnection(pika.URLParameters("amqp://lab:pw@db.lab.internal:5672/%2F?connection_attempts=1"))
connection.close()
