const { MongoClient } = require("mongodb");

const client = new MongoClient("mongodb+srv://db.lab.internal/", { useUnifiedTopology: true, serverSelectionTimeoutMS: 6000, sslValidate: false });
client.connect().then(() => client.close(), (err) => {
  console.error(err);
  process.exit(1);
});
