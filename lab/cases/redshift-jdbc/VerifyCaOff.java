import java.sql.Connection;
import java.sql.DriverManager;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:redshift://db.lab.internal:5439/lab?sslmode=verify-ca&ssl=false";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      System.out.println(connection.getCatalog());
    }
  }
}
