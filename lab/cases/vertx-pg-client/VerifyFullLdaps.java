import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import java.util.concurrent.TimeUnit;

class Main {
  public static void main(String[] args) throws Exception {
    PgConnectOptions options = new PgConnectOptions().setHost("db.lab.internal").setPort(5432).setDatabase("lab").setUser("lab").setPassword("pw").setSslMode(SslMode.VERIFY_FULL).setSslOptions(new ClientSSLOptions().setTrustOptions(new PemTrustOptions().addCertPath("ca.pem")).setHostnameVerificationAlgorithm("LDAPS"));
    Vertx vertx = Vertx.vertx();
    try {
      PgConnection connection = PgConnection.connect(vertx, options).toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
      connection.query("SELECT 1").execute().toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
