rabbitmqadmin --host=db.lab.internal --port=15671 --username=lab --password=pw --tls-ca-cert-file=ca.pem list queues
