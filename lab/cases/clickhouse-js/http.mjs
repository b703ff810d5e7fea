import { createClient } from "@clickhouse/client";

const client = createClient({ url: "http://db.lab.internal:8123", username: "lab", password: "pw" });
await client.query({ query: "SELECT 1" });
