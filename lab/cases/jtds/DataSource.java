import java.sql.Connection;
import java.sql.Statement;
import net.sourceforge.jtds.jdbcx.JtdsDataSource;

class Main {
  public static void main(String[] args) throws Exception {
    JtdsDataSource source = new JtdsDataSource();
    source.setServerName("db.lab.internal");
    source.setPortNumber(1433);
    source.setDatabaseName("lab");
    source.setUser("lab");
    source.setPassword("pw");
    source.setLoginTimeout(15);
    source.setSsl("require");
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
