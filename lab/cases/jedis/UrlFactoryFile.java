import java.io.FileInputStream;
import java.net.URI;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

class Main {
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(new FileInputStream("ca.jks"), "changeit".toCharArray());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    JedisClientConfig config = DefaultJedisClientConfig.builder().sslSocketFactory(context.getSocketFactory()).build();
    try (Jedis jedis = new Jedis(URI.create("rediss://:pw@db.lab.internal:6379/0"), config)) {
      jedis.ping();
    }
  }
}
