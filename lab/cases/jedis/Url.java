import java.net.URI;
import redis.clients.jedis.Jedis;

class Main {
  public static void main(String[] args) {
    try (Jedis jedis = new Jedis(URI.create("redis://:pw@db.lab.internal:6379/0"))) {
      jedis.ping();
    }
  }
}
