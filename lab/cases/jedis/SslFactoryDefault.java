import javax.net.ssl.SSLContext;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
    JedisClientConfig config = DefaultJedisClientConfig.builder().password("pw").ssl(true).sslSocketFactory(context.getSocketFactory()).build();
    try (Jedis jedis = new Jedis(new HostAndPort("db.lab.internal", 6379), config)) {
      jedis.ping();
    }
  }
}
