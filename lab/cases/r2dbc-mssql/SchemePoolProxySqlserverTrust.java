import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import reactor.core.publisher.Mono;

class Main {
  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = ConnectionFactories.get("r2dbcs:pool:proxy:sqlserver://lab:pw@db.lab.internal:1433/lab?trustServerCertificate=true");
    Connection connection = Mono.from(factory.create()).block(Duration.ofSeconds(15));
    Mono.from(connection.createStatement("SET NOCOUNT ON").execute()).flatMap(r -> Mono.from(r.getRowsUpdated())).block(Duration.ofSeconds(15));
    System.exit(0);
  }
}
