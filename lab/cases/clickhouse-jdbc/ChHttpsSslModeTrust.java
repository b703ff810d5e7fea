import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:ch:https://db.lab.internal:8443/lab?ssl_mode=trust";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
