using Microsoft.Data.SqlClient;

static class Program {
    static void Main() {
        using var connection = new SqlConnection("Server=db.lab.internal;Database=lab;User Id=lab;Password=pw;Encrypt=True;TrustServerCertificate=True");
        connection.Open();
    }
}
