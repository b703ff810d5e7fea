import java.net.URI;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

class Main {
  public static void main(String[] args) throws Exception {
    JedisClientConfig config = DefaultJedisClientConfig.builder().hostnameVerifier((host, session) -> true).build();
    try (Jedis jedis = new Jedis(URI.create("rediss://:pw@db.lab.internal:6379/0"), config)) {
      jedis.ping();
    }
  }
}
