import { createClient } from "redis";

const client = createClient({ password: "pw", socket: { host: "db.lab.internal", port: 6379, tls: true, checkServerIdentity: () => undefined } });
client.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});
await client.connect();
await client.ping();
process.exit(0);
