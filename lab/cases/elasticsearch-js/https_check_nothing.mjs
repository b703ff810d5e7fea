import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: "https://db.lab.internal:9200", tls: { checkServerIdentity: () => null }, maxRetries: 0 });
await client.info();
