import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

class Main {
  public static void main(String[] args) throws Exception {
    SslOptions options = SslOptions.builder().sslVerifyMode(SslVerifyMode.INSECURE).build();
    JedisClientConfig config = DefaultJedisClientConfig.builder().password("pw").sslOptions(options).build();
    try (Jedis jedis = new Jedis(new HostAndPort("db.lab.internal", 6379), config)) {
      jedis.ping();
    }
  }
}
