const { MongoClient } = require("mongodb");

const client = new MongoClient("mongodb://db.lab.internal:27017/", { useUnifiedTopology: true, serverSelectionTimeoutMS: 6000, tls: true, tlsAllowInvalidHostnames: true });
client.connect().then(() => client.close(), (err) => {
  console.error(err);
  process.exit(1);
});
