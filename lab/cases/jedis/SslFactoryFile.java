import java.io.FileInputStream;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
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
    JedisClientConfig config = DefaultJedisClientConfig.builder().password("pw").ssl(true).sslSocketFactory(context.getSocketFactory()).build();
    try (Jedis jedis = new Jedis(new HostAndPort("db.lab.internal", 6379), config)) {
      jedis.ping();
    }
  }
}
