import { Kafka, logLevel } from "kafkajs";

const kafka = new Kafka({ brokers: ["db.lab.internal:9092"], logLevel: logLevel.NOTHING, retry: { retries: 0 }, ssl: true, sasl: { mechanism: "plain", username: "lab", password: "pw" } });
const admin = kafka.admin();
await admin.connect();
