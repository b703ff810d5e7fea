import pika

connection = pika.BlockingConnection(pika.URLParameters("amqps://lab:pw@db.lab.internal:5671/"))
connection.close()
