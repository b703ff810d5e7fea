import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:clickhouse://db.lab.internal:8443/lab?ssl=true&ssl_mode=trust";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
