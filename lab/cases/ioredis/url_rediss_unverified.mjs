import Redis from "ioredis";

const client = new Redis("rediss://:pw@db.lab.internal:6379/0", { tls: { rejectUnauthorized: false } });
client.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});
await client.ping();
client.disconnect();
