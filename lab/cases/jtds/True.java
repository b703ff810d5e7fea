import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

class Main {
  // The driver closes its TLS layer after the login, which newer Java versions now and then take for the whole socket.
  public static void main(String[] args) throws Exception {
    String url = "jdbc:jtds:sqlserver://db.lab.internal:1433/lab;loginTimeout=15;ssl=true";
    for (int left = 8; ; left--) {
      try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        return;
      } catch (SQLException e) {
        if (left == 0) throw e;
      }
    }
  }
}
