import memjs from "memjs";

const client = memjs.Client.create("db.lab.internal:11211", { retries: 1 });
const { success } = await client.set("k", "v", {}).then(() => ({ success: true }));
client.close();
process.exit(success ? 0 : 1);
