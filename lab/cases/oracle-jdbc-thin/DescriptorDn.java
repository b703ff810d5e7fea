import java.sql.Connection;
import java.sql.DriverManager;

class Main {
  public static void main(String[] args) throws Exception {
    DriverManager.setLoginTimeout(18);
    String url = "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab))(SECURITY=(SSL_SERVER_CERT_DN=\"CN=db.lab.internal\")))";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw")) {
      connection.isValid(1);
    }
  }
}
