import { createRequire } from "node:module";

const pg = createRequire(`${process.cwd()}/`)("pg");
const client = new pg.Client();
await client.connect();
await client.end();
