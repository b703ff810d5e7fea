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
    try (Connection connection = DriverManager.getConnection("jdbc:oracle:thin:@tcps://db.lab.internal:2484/lab", properties)) {
      connection.isValid(1);
    }
  }
}
