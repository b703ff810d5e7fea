import ssl

import kafka

ctx = ssl.create_default_context()
ctx.check_hostname = False
ctx.verify_mode = ssl.CERT_NONE
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SASL_SSL", sasl_mechanism="PLAIN", sasl_plain_username="lab", sasl_plain_password="pw", ssl_context=ctx)
