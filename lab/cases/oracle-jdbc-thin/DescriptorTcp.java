import java.sql.Connection;
import java.sql.DriverManager;

class Main {
  public static void main(String[] args) throws Exception {
    DriverManager.setLoginTimeout(18);
    String url = "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=db.lab.internal)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=lab)))";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      connection.isValid(1);
    }
  }
}
