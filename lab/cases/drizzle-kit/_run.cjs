const { spawnSync } = require("node:child_process");

const done = spawnSync("node", ["node_modules/drizzle-kit/bin.cjs", "introspect", `--config=${process.argv[2]}`], { stdio: "inherit" });
process.exit(done.status ?? 1);
