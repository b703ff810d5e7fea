rabbitmqadmin --username=lab --password=pw --base-uri=http://db.lab.internal:15671 --use-tls list queues
