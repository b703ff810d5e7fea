import { createClient } from "@clickhouse/client";

const client = createClient({ url: "https://db.lab.internal:8443", username: "lab", password: "pw" });
await client.query({ query: "SELECT 1" });
