import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;

class Main {
  public static void main(String[] args) throws Exception {
    DriverManager.setLoginTimeout(18);
    Properties properties = new Properties();
    properties.setProperty("user", "lab");
    properties.setProperty("password", "pw");
    properties.setProperty("oracle.net.ssl_server_dn_match", "false");
    try (Connection connection = DriverManager.getConnection("jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=db.lab.internal)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=lab)))", properties)) {
      connection.isValid(1);
    }
  }
}
