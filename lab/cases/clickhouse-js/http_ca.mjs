import fs from "node:fs";
import { createClient } from "@clickhouse/client";

const client = createClient({ url: "http://db.lab.internal:8123", username: "lab", password: "pw", tls: { ca_cert: fs.readFileSync("ca.pem") } });
await client.query({ query: "SELECT 1" });
