import fs from "node:fs";
import cassandra from "cassandra-driver";

const client = new cassandra.Client({ contactPoints: ["db.lab.internal"], localDataCenter: "datacenter1", sslOptions: { rejectUnauthorized: true, host: "db.lab.internal", servername: "db.lab.internal", ca: [fs.readFileSync("ca.pem")] } });
await client.connect();
await client.shutdown();
