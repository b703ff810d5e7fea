import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.asyncer.r2dbc.mysql.constant.SslMode;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import reactor.core.publisher.Mono;

class Main {
  public static void main(String[] args) throws Exception {
    MySqlConnectionConfiguration configuration = MySqlConnectionConfiguration.builder().host("db.lab.internal").port(3306).database("lab").user("lab").password("pw").sslMode(SslMode.TUNNEL).sslContextBuilderCustomizer(builder -> builder.trustManager(InsecureTrustManagerFactory.INSTANCE)).build();
    MySqlConnectionFactory factory = MySqlConnectionFactory.from(configuration);
    Connection connection = Mono.from(factory.create()).block(Duration.ofSeconds(15));
    if (!Mono.from(connection.validate(ValidationDepth.REMOTE)).block(Duration.ofSeconds(15))) {
      throw new IllegalStateException("the connection is not valid");
    }
    Mono.from(connection.close()).block(Duration.ofSeconds(5));
    System.exit(0);
  }
}
