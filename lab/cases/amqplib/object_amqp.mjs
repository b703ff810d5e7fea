import amqp from "amqplib";

const connection = await amqp.connect({ protocol: "amqp", hostname: "db.lab.internal", port: 5672, username: "lab", password: "pw" });
await connection.close();
