import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class Main {
  public static void main(String[] args) throws Exception {
    LettuceClientConfiguration client = LettuceClientConfiguration.builder().useSsl().and().build();
    RedisStandaloneConfiguration server = new RedisStandaloneConfiguration("db.lab.internal", 6379);
    server.setPassword("pw");
    LettuceConnectionFactory factory = new LettuceConnectionFactory(server, client);
    factory.afterPropertiesSet();
    factory.start();
    try (RedisConnection connection = factory.getConnection()) {
      connection.ping();
    }
    factory.destroy();
  }
}
