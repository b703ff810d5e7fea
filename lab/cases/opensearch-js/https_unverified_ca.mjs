import fs from "node:fs";
import { Client } from "@opensearch-project/opensearch";

const client = new Client({ node: "https://db.lab.internal:9200", ssl: { rejectUnauthorized: false, ca: fs.readFileSync("ca.pem") }, maxRetries: 0 });
await client.info();
