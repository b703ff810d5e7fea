import { Kafka, logLevel } from "kafkajs";

const kafka = new Kafka({ brokers: ["db.lab.internal:9092"], logLevel: logLevel.NOTHING, retry: { retries: 0 }, ssl: { checkServerIdentity: () => null } });
const admin = kafka.admin();
await admin.connect();
