import { createClient } from "redis";

const client = createClient({ url: "redis://:pw@db.lab.internal:6379/0", socket: { rejectUnauthorized: false } });
client.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});
await client.connect();
await client.ping();
process.exit(0);
