using Npgsql;

static class Program {
    static void Main() {
        var builder = new NpgsqlConnectionStringBuilder {
            Host = "db.lab.internal",
            Database = "lab",
            SslMode = SslMode.VerifyFull,
            RootCertificate = "ca.pem",
        };
        using var connection = new NpgsqlConnection(builder.ConnectionString);
        connection.Open();
    }
}
