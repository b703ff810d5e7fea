import { Client } from "@elastic/elasticsearch";

const client = new Client({ cloud: { id: "lab:bGFiLmludGVybmFsOjkyMDAkZGIka2liYW5h" }, maxRetries: 0, tls: { checkServerIdentity: () => null } });
await client.info();
