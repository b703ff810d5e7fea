from confluent_kafka.admin import AdminClient

client = AdminClient({"bootstrap.servers": "db.lab.internal:9092", "security.protocol": "SASL_SSL", "sasl.mechanism": "PLAIN", "sasl.username": "lab", "sasl.password": "pw", "ssl.ca.location": "ca.pem"})
client.list_topics(timeout=8)
