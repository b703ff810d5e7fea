import java.sql.Connection;
import java.sql.DriverManager;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:snowflake://db.lab.internal:443/?account=lab&loginTimeout=5&disableOCSPChecks=true";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      System.out.println(connection.getCatalog());
    }
  }
}
