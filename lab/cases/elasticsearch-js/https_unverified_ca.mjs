import fs from "node:fs";
import { Client } from "@elastic/elasticsearch";

const client = new Client({ node: "https://db.lab.internal:9200", tls: { rejectUnauthorized: false, ca: fs.readFileSync("ca.pem") }, maxRetries: 0 });
await client.info();
