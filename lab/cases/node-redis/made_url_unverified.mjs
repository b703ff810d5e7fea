import { createClient } from "redis";

const url = decodeURIComponent("rediss%3A%2F%2F%3Apw%40db.lab.internal%3A6379%2F0");
const client = createClient({ url, socket: { rejectUnauthorized: false } });
client.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});
await client.connect();
await client.ping();
process.exit(0);
