import { Client } from "@opensearch-project/opensearch";

const client = new Client({ node: "http://db.lab.internal:9200", ssl: { rejectUnauthorized: false }, maxRetries: 0 });
await client.info();
