import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import reactor.core.publisher.Mono;

class Main {
  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = ConnectionFactories.get("r2dbc:postgresql://lab:pw@db.lab.internal:5432/lab?SSLMODE=require");
    Connection connection = Mono.from(factory.create()).block(Duration.ofSeconds(15));
    if (!Mono.from(connection.validate(ValidationDepth.REMOTE)).block(Duration.ofSeconds(15))) {
      throw new IllegalStateException("the connection is not valid");
    }
    Mono.from(connection.close()).block(Duration.ofSeconds(5));
    System.exit(0);
  }
}
