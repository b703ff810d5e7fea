import java.net.URI;
import java.security.cert.X509Certificate;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;

class Main {
  static class OwnCheck implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
      try {
        X509Certificate own = (X509Certificate) session.getPeerCertificates()[0];
        return own.getSubjectAlternativeNames().stream().anyMatch(name -> host.equals(name.get(1)));
      } catch (Exception e) {
        return false;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    JedisClientConfig config = DefaultJedisClientConfig.builder().hostnameVerifier(new OwnCheck()).build();
    try (Jedis jedis = new Jedis(URI.create("rediss://:pw@db.lab.internal:6379/0"), config)) {
      jedis.ping();
    }
  }
}
