import { Client } from "@opensearch-project/opensearch";

const client = new Client({ node: "https://db.lab.internal:9200", ssl: { checkServerIdentity: () => null }, maxRetries: 0 });
await client.info();
