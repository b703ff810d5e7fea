import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:mysql://db.lab.internal:3306/lab");
    config.setUsername("lab");
    config.setPassword("pw");
    config.addDataSourceProperty("sslMode", "VERIFY_IDENTITY");
    config.addDataSourceProperty("trustCertificateKeyStoreUrl", "file:ca.jks");
    config.addDataSourceProperty("trustCertificateKeyStorePassword", "changeit");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config); Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
