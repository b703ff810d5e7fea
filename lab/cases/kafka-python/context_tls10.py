import ssl

import kafka

ctx = ssl.create_default_context()
ctx.minimum_version = ssl.TLSVersion.TLSv1
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SSL", ssl_context=ctx)
