import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: "https://db.lab.internal:9200", tls: { minVersion: "TLSv1" }, maxRetries: 0 });
await client.info();
