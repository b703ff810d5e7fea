import amqp from "amqplib";

const connection = await amqp.connect({ hostname: "db.lab.internal", username: "lab", password: "pw" });
await connection.close();
