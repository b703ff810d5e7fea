import java.sql.Connection;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;

class Main {
  public static void main(String[] args) throws Exception {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"db.lab.internal"});
    source.setPortNumbers(new int[] {5432});
    source.setDatabaseName("lab");
    source.setUser("lab");
    source.setPassword("pw");
    source.setSslMode("verify-full");
    source.setSslRootCert("ca.pem");
    try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
