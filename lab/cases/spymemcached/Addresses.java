import net.spy.memcached.AddrUtil;
import net.spy.memcached.MemcachedClient;

class Main {
  public static void main(String[] args) throws Exception {
    MemcachedClient client = new MemcachedClient(AddrUtil.getAddresses("db.lab.internal:11211"));
    try {
      client.set("lab", 0, "value").get();
    } catch (RuntimeException e) {
      System.err.println(e);
      System.exit(1);
    }
    client.shutdown();
  }
}
