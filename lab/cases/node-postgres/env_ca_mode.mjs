import pg from "pg";

process.env.PGSSLROOTCERT = "other-ca.pem";
const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=require");
await client.connect();
await client.end();
