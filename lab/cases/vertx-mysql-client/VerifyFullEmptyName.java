import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import java.util.concurrent.TimeUnit;

class Main {
  public static void main(String[] args) throws Exception {
    MySQLConnectOptions options = new MySQLConnectOptions().setHost("db.lab.internal").setPort(3306).setDatabase("lab").setUser("lab").setPassword("pw").setSslMode(SslMode.VERIFY_IDENTITY).setSslOptions(new ClientSSLOptions().setTrustOptions(new PemTrustOptions().addCertPath("ca.pem")).setHostnameVerificationAlgorithm(""));
    Vertx vertx = Vertx.vertx();
    try {
      MySQLConnection connection = MySQLConnection.connect(vertx, options).toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
      connection.query("SELECT 1").execute().toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
