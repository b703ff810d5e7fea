rabbitmqadmin --username=lab --password=pw --base-uri=https://db.lab.internal:15671 --insecure list queues
