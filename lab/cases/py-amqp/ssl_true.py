import amqp

connection = amqp.Connection(host="db.lab.internal:5671", userid="lab", password="pw", virtual_host="/", connect_timeout=5, ssl=True)
connection.connect()
connection.close()
