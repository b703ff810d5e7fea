import java.io.File;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;

class Main {
  public static void main(String[] args) throws Exception {
    JedisClientConfig config = DefaultJedisClientConfig.builder().password("pw").sslOptions(SslOptions.builder().truststore(new File("ca.jks"), "changeit".toCharArray()).build()).build();
    try (Jedis jedis = new Jedis(new HostAndPort("db.lab.internal", 6379), config)) {
      jedis.ping();
    }
  }
}
