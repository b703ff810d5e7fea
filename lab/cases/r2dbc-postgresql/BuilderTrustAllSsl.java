import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import reactor.core.publisher.Mono;

class Main {
  public static void main(String[] args) throws Exception {
    PostgresqlConnectionConfiguration configuration = PostgresqlConnectionConfiguration.builder().host("db.lab.internal").port(5432).database("lab").username("lab").password("pw").enableSsl().sslContextBuilderCustomizer(builder -> builder.trustManager(InsecureTrustManagerFactory.INSTANCE)).build();
    PostgresqlConnectionFactory factory = new PostgresqlConnectionFactory(configuration);
    Connection connection = Mono.from(factory.create()).block(Duration.ofSeconds(15));
    if (!Mono.from(connection.validate(ValidationDepth.REMOTE)).block(Duration.ofSeconds(15))) {
      throw new IllegalStateException("the connection is not valid");
    }
    Mono.from(connection.close()).block(Duration.ofSeconds(5));
    System.exit(0);
  }
}
