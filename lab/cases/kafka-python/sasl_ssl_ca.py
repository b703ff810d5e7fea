import kafka

kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SASL_SSL", ssl_cafile="ca.pem", sasl_mechanism="PLAIN", sasl_plain_username="lab", sasl_plain_password="pw")
