from confluent_kafka.admin import AdminClient

client = AdminClient({"bootstrap.servers": "db.lab.internal:9092", "security.protocol": "SSL", "enable.ssl.certificate.verification": "false"})
client.list_topics(timeout=8)
