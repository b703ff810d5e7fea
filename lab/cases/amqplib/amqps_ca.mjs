import fs from "node:fs";
import amqp from "amqplib";

const connection = await amqp.connect("amqps://lab:pw@db.lab.internal:5671/", { ca: [fs.readFileSync("ca.pem")] });
await connection.close();
