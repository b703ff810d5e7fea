import { defineConfig } from "drizzle-kit";

process.env.PGSSLMODE = "no-verify";
export default defineConfig({
  dialect: "postgresql",
  out: "./out",
  dbCredentials: { url: "postgresql://lab:pw@db.lab.internal/lab" },
});
