import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:mysql://db.lab.internal:3306/lab?sslMode=VERIFY_CA&tlsVersions=TLSv1.1";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
