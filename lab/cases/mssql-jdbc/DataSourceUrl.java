import com.microsoft.sqlserver.jdbc.SQLServerDataSource;
import java.sql.Connection;
import java.sql.Statement;

class Main {
  public static void main(String[] args) throws Exception {
    SQLServerDataSource source = new SQLServerDataSource();
    source.setURL("jdbc:sqlserver://db.lab.internal:1433;databaseName=lab;loginTimeout=15;connectRetryCount=0;encrypt=true");
    try (Connection connection = source.getConnection("lab", "pw"); Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }
}
