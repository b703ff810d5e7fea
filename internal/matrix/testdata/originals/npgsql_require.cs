using Npgsql;

static class Program {
    static void Main() {
        using var connection = new NpgsqlConnection("Host=db.lab.internal;Database=lab;Username=lab;Password=pw;SSL Mode=Require;Trust Server Certificate=true");
        connection.Open();
    }
}
