import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  out: "./out",
  dbCredentials: { host: "db.lab.internal", user: "lab", password: "pw", database: "lab", ssl: "prefer" },
});
