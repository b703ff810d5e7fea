import java.sql.Connection;
import java.sql.DriverManager;

class Main {
  public static void main(String[] args) throws Exception {
    DriverManager.setLoginTimeout(18);
    String url = "jdbc:oracle:thin:@tcps://db.lab.internal:2484/lab?ssl_server_dn_match=yes";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      connection.isValid(1);
    }
  }
}
