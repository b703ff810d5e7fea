import amqp from "amqplib";

const connection = await amqp.connect("amqp://lab:pw@db.lab.internal:5672/", { rejectUnauthorized: true });
await connection.close();
