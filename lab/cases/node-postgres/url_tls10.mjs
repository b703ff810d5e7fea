import pg from "pg";

const client = new pg.Client("postgresql://lab:pw@db.lab.internal/lab?sslmode=no-verify&ssl_min_protocol_version=TLSv1");
await client.connect();
await client.end();
