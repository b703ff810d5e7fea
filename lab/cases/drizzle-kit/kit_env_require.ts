import { defineConfig } from "drizzle-kit";

process.env.PGSSLMODE = "require";
export default defineConfig({
  dialect: "postgresql",
  out: "./out",
  dbCredentials: { host: "db.lab.internal", user: "lab", password: "pw", database: "lab" },
});
