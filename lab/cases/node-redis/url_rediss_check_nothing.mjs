import { createClient } from "redis";

const client = createClient({ url: "rediss://:pw@db.lab.internal:6379/0", socket: { checkServerIdentity: () => undefined } });
client.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});
await client.connect();
await client.ping();
process.exit(0);
