import java.net.URI;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

class Main {
  public static void main(String[] args) throws Exception {
    SslOptions options = SslOptions.builder().sslVerifyMode(SslVerifyMode.INSECURE).build();
    JedisClientConfig config = DefaultJedisClientConfig.builder().sslOptions(options).build();
    try (Jedis jedis = new Jedis(URI.create("rediss://:pw@db.lab.internal:6379/0"), config)) {
      jedis.ping();
    }
  }
}
