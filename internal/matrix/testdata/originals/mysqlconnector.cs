using MySqlConnector;

static class Program {
    static void Main() {
        using var connection = new MySqlConnection("Server=db.lab.internal;Database=lab;User ID=lab;Password=pw;SslMode=VerifyCA;SslCa=ca.pem");
        connection.Open();
    }
}
