import kafka

kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SSL")
