import java.sql.Connection;
import java.sql.DriverManager;

class Main {
  public static void main(String[] args) throws Exception {
    DriverManager.setLoginTimeout(18);
    String url = "jdbc:oracle:thin:@//db.lab.internal:1521/lab";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      connection.isValid(1);
    }
  }
}
