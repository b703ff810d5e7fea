from confluent_kafka.admin import AdminClient

client = AdminClient({"bootstrap.servers": "db.lab.internal:9092", "security.protocol": "SASL_PLAINTEXT", "sasl.mechanism": "PLAIN", "sasl.username": "lab", "sasl.password": "pw"})
client.list_topics(timeout=8)
