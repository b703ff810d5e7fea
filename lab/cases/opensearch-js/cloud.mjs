import { Client } from "@opensearch-project/opensearch";

const client = new Client({ cloud: { id: "lab:bGFiLmludGVybmFsOjkyMDAkZGIka2liYW5h" }, maxRetries: 0 });
await client.info();
