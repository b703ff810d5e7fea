import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: "http://db.lab.internal:9200", tls: { rejectUnauthorized: false }, maxRetries: 0 });
await client.info();
