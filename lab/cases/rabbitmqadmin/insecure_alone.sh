rabbitmqadmin --host=db.lab.internal --port=15671 --username=lab --password=pw --insecure list queues
