import ssl

import kafka

ctx = ssl.SSLContext()
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SSL", ssl_context=ctx)
