import pika

connection = pika.BlockingConnection(pika.ConnectionParameters(host="db.lab.internal", port=5672, virtual_host="/", credentials=pika.PlainCredentials("lab", "pw"), connection_attempts=1, socket_timeout=5))
connection.close()
