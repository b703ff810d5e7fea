import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Properties;

class Main {
  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("user", "lab");
    properties.setProperty("password", "pw");
    properties.setProperty("sslmode", "verify-full");
    properties.setProperty("sslrootcert", "ca.pem");
    try (Connection connection = DriverManager.getConnection("jdbc:postgresql://db.lab.internal:5432/lab", properties); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
