import io.r2dbc.mssql.MssqlConnection;
import io.r2dbc.mssql.MssqlConnectionConfiguration;
import io.r2dbc.mssql.MssqlConnectionFactory;
import java.time.Duration;

class Main {
  public static void main(String[] args) throws Exception {
    MssqlConnectionConfiguration configuration = MssqlConnectionConfiguration.builder().host("db.lab.internal").port(1433).database("lab").username("lab").password("pw").enableSsl().build();
    MssqlConnection connection = new MssqlConnectionFactory(configuration).create().block(Duration.ofSeconds(15));
    connection.createStatement("SET NOCOUNT ON").execute().flatMap(r -> r.getRowsUpdated()).blockLast(Duration.ofSeconds(15));
    System.exit(0);
  }
}
