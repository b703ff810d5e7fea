import fs from "node:fs";
import cassandra from "cassandra-driver";

const client = new cassandra.Client({
  contactPoints: ["db.lab.internal"],
  localDataCenter: "datacenter1",
  sslOptions: { ca: [fs.readFileSync("ca.pem")], rejectUnauthorized: true, checkServerIdentity: function () {} },
});
await client.connect();
await client.shutdown();
