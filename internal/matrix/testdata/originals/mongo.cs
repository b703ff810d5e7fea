using MongoDB.Driver;

static class Program {
    static void Main() {
        var client = new MongoClient("mongodb://lab:pw@db.lab.internal/lab?tls=true&tlsInsecure=true");
        client.ListDatabaseNames();
    }
}
