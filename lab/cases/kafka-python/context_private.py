import ssl

import kafka

ctx = ssl._create_unverified_context()
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SSL", ssl_context=ctx)
