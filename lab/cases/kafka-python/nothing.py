import kafka

kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092")
