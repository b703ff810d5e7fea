import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.sql.Connection;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    SQLServerDataSource source = new SQLServerDataSource();
    source.setServerName("db.lab.internal");
    source.setPortNumber(1433);
    source.setDatabaseName("lab");
    source.setUser("lab");
    source.setPassword("pw");
    source.setLoginTimeout(15);
    source.setTrustServerCertificate(true);
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
