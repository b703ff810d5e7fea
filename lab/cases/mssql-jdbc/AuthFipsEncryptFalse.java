import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    String url = "jdbc:sqlserver://db.lab.internal:1433;databaseName=lab;loginTimeout=15;connectRetryCount=0;encrypt=false;authentication=SqlPassword;fips=true;trustStoreType=PKCS12;trustStore=ca.p12;trustStorePassword=changeit";
    try (Connection connection = DriverManager.getConnection(url, "lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
