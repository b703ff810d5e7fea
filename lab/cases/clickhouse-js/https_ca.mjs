import fs from "node:fs";
import { createClient } from "@clickhouse/client";

const client = createClient({ url: "https://db.lab.internal:8443", username: "lab", password: "pw", tls: { ca_cert: fs.readFileSync("ca.pem") } });
await client.query({ query: "SELECT 1" });
