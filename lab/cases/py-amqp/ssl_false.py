import amqp

connection = amqp.Connection(host="db.lab.internal:5672", userid="lab", password="pw", virtual_host="/", connect_timeout=5, ssl=False)
connection.connect()
connection.close()
