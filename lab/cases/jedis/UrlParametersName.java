import java.net.URI;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

class Main {
  public static void main(String[] args) throws Exception {
    SSLParameters parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    JedisClientConfig config = DefaultJedisClientConfig.builder().sslParameters(parameters).build();
    try (Jedis jedis = new Jedis(URI.create("rediss://:pw@db.lab.internal:6379/0"), config)) {
      jedis.ping();
    }
  }
}
