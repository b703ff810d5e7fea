rabbitmqadmin --host=db.lab.internal --port=15671 --username=lab --password=pw --ssl --ssl-insecure --ssl-ca-cert-file=ca.pem list queues
