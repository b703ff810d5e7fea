import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import reactor.core.publisher.Mono;

class Main {
  public static void main(String[] args) throws Exception {
    PostgresqlConnectionConfiguration configuration = PostgresqlConnectionConfiguration.builder().host("db.lab.internal").port(5432).database("lab").username("lab").password("pw").sslMode(SSLMode.VERIFY_FULL).sslRootCert("ca.pem").sslHostnameVerifier((host, session) -> true).build();
    PostgresqlConnectionFactory factory = new PostgresqlConnectionFactory(configuration);
    Connection connection = Mono.from(factory.create()).block(Duration.ofSeconds(15));
    if (!Mono.from(connection.validate(ValidationDepth.REMOTE)).block(Duration.ofSeconds(15))) {
      throw new IllegalStateException("the connection is not valid");
    }
    Mono.from(connection.close()).block(Duration.ofSeconds(5));
    System.exit(0);
  }
}
