import cassandra from "cassandra-driver";

const client = new cassandra.Client({ contactPoints: ["db.lab.internal"], localDataCenter: "datacenter1", sslOptions: {} });
await client.connect();
await client.shutdown();
