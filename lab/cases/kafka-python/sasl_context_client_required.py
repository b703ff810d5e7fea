import ssl

import kafka

ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ctx.check_hostname = False
ctx.verify_mode = ssl.CERT_REQUIRED
ctx.load_verify_locations("ca.pem")
kafka.KafkaProducer(bootstrap_servers="db.lab.internal:9092", security_protocol="SASL_SSL", sasl_mechanism="PLAIN", sasl_plain_username="lab", sasl_plain_password="pw", ssl_context=ctx)
