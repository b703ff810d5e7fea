import amqp from "amqplib";

const connection = await amqp.connect({ protocol: "amqps", hostname: "db.lab.internal", port: 5671, username: "lab", password: "pw" });
await connection.close();
