rabbitmqadmin -H db.lab.internal -P 15671 -u lab -p pw -s -k list queues
