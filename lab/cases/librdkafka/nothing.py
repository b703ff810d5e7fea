from confluent_kafka.admin import AdminClient

client = AdminClient({"bootstrap.servers": "db.lab.internal:9092"})
client.list_topics(timeout=8)
