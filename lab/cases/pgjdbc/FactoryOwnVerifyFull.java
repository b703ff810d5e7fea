import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.postgresql.ssl.WrappedFactory;

class Main {
  public static class Own extends WrappedFactory {
    public Own(Properties info) throws NoSuchAlgorithmException {
      factory = SSLContext.getDefault().getSocketFactory();
    }
  }

  public static void main(String[] args) throws Exception {
    String url = "jdbc:postgresql://db.lab.internal:5432/lab?sslmode=verify-full&sslfactory=Main$Own";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
