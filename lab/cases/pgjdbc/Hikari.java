import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://db.lab.internal:5432/lab");
    config.setUsername("lab");
    config.setPassword("pw");
    config.addDataSourceProperty("sslmode", "verify-full");
    config.addDataSourceProperty("sslrootcert", "ca.pem");
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config); Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
