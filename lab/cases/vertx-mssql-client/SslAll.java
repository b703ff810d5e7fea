import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.mssqlclient.MSSQLConnectOptions;
import io.vertx.mssqlclient.MSSQLConnection;
import java.util.concurrent.TimeUnit;

class Main {
  public static void main(String[] args) throws Exception {
    MSSQLConnectOptions options = new MSSQLConnectOptions().setHost("db.lab.internal").setPort(1433).setDatabase("lab").setUser("lab").setPassword("pw").setSsl(true).setSslOptions(new ClientSSLOptions().setTrustAll(true));
    Vertx vertx = Vertx.vertx();
    try {
      MSSQLConnection connection = MSSQLConnection.connect(vertx, options).toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
      connection.query("SELECT 1").execute().toCompletionStage().toCompletableFuture().get(15, TimeUnit.SECONDS);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
