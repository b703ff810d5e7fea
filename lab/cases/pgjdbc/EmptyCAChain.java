import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:postgresql://db.lab.internal:5432/lab?sslmode=verify-ca&sslrootcert=";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
