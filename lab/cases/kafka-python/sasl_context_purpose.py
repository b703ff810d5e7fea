import ssl

import kafka

ctx = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SASL_SSL", sasl_mechanism="PLAIN", sasl_plain_username="lab", sasl_plain_password="pw", ssl_context=ctx)
