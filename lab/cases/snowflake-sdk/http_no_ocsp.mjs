import snowflake from "snowflake-sdk";

const connection = snowflake.createConnection({ account: "lab", host: "db.lab.internal", username: "lab", password: "pw", protocol: "http", port: 443, disableOCSPChecks: true, sfRetryMaxLoginRetries: 1, retryTimeout: 5 });
await new Promise((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
