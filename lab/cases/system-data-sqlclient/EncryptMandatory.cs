using System.Data.SqlClient;

class Program
{
    static void Main()
    {
        using (var connection = new SqlConnection("Server=db.lab.internal;Database=lab;User ID=lab;Password=pw;Connect Timeout=10;Encrypt=Mandatory"))
        {
            connection.Open();
        }
    }
}
