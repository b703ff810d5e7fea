import kafka

kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SASL_PLAINTEXT", sasl_mechanism="PLAIN", sasl_plain_username="lab", sasl_plain_password="pw")
