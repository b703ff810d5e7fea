import redis.clients.jedis.Jedis;

class Main {
  public static void main(String[] args) {
    try (Jedis jedis = new Jedis("db.lab.internal", 6379)) {
      jedis.auth("pw");
      jedis.ping();
    }
  }
}
