import Redis from "ioredis";

const client = new Redis({ host: "db.lab.internal", port: 6379, password: "pw", retryStrategy: null, tls: { checkServerIdentity: () => undefined } });
client.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});
await client.ping();
client.disconnect();
