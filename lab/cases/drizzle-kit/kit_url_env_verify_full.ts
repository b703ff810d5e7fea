import { defineConfig } from "drizzle-kit";

process.env.PGSSLMODE = "verify-full";
export default defineConfig({
  dialect: "postgresql",
  out: "./out",
  dbCredentials: { url: "postgresql://lab:pw@db.lab.internal/lab" },
});
