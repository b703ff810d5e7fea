rabbitmqadmin --username=lab --password=pw --base-uri=https://db.lab.internal:15671 --tls-ca-cert-file=ca.pem list queues
