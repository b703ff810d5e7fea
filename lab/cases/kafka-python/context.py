import ssl

import kafka

ctx = ssl.create_default_context()
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SSL", ssl_context=ctx)
