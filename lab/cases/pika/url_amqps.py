import pika

connection = pika.BlockingConnection(pika.URLParameters("amqps://lab:pw@db.lab.internal:5671/%2F?connection_attempts=1"))
connection.close()
