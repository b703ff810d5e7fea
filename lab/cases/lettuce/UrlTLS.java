import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;

class Main {
  public static void main(String[] args) throws Exception {
    RedisURI uri = RedisURI.create("rediss://:pw@db.lab.internal:6379/0");
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> connection = client.connect()) {
      connection.sync().ping();
    }
    client.shutdown();
  }
}
