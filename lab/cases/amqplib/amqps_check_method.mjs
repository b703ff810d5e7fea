import amqp from "amqplib";

const connection = await amqp.connect("amqps://lab:pw@db.lab.internal:5671/", {
  checkServerIdentity(host, cert) {
    return undefined;
  },
});
await connection.close();
