import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

class Main {
  public static void main(String[] args) {
    String url = "jdbc:postgresql://db.lab.internal:5432/lab?ssl=true&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      System.out.println(connection.getMetaData().getURL());
    } catch (SQLException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
