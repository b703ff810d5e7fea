using System.Data.SqlClient;

class Program
{
    static void Main()
    {
        var builder = new SqlConnectionStringBuilder { DataSource = "db.lab.internal", InitialCatalog = "lab", UserID = "lab", Password = "pw", Encrypt = true, ConnectTimeout = 10 };
        using (var connection = new SqlConnection(builder.ConnectionString))
        {
            connection.Open();
        }
    }
}
