from confluent_kafka.admin import AdminClient

client = AdminClient({"bootstrap.servers": "db.lab.internal:9092", "security.protocol": "SSL", "enable.ssl.certificate.verification": "false", "ssl.ca.location": "ca.pem", "ssl.endpoint.identification.algorithm": "https"})
client.list_topics(timeout=8)
