using StackExchange.Redis;

static class Program {
    static void Main() {
        var multiplexer = ConnectionMultiplexer.Connect("db.lab.internal:6380,ssl=true,abortConnect=false");
        multiplexer.GetDatabase().Ping();
    }
}
