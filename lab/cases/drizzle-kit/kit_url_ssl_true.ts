import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  out: "./out",
  dbCredentials: { url: "postgresql://lab:pw@db.lab.internal/lab?ssl=true" },
});
