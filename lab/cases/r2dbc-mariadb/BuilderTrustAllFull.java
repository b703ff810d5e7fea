import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.mariadb.r2dbc.MariadbConnectionConfiguration;
import org.mariadb.r2dbc.MariadbConnectionFactory;
import org.mariadb.r2dbc.SslMode;
import reactor.core.publisher.Mono;

class Main {
  public static void main(String[] args) throws Exception {
    MariadbConnectionConfiguration configuration = MariadbConnectionConfiguration.builder().host("db.lab.internal").port(3306).database("lab").username("lab").password("pw").sslMode(SslMode.VERIFY_FULL).serverSslCert("ca.pem").sslContextBuilderCustomizer(builder -> builder.trustManager(InsecureTrustManagerFactory.INSTANCE)).build();
    MariadbConnectionFactory factory = new MariadbConnectionFactory(configuration);
    Connection connection = Mono.from(factory.create()).block(Duration.ofSeconds(15));
    if (!Mono.from(connection.validate(ValidationDepth.REMOTE)).block(Duration.ofSeconds(15))) {
      throw new IllegalStateException("the connection is not valid");
    }
    Mono.from(connection.close()).block(Duration.ofSeconds(5));
    System.exit(0);
  }
}
