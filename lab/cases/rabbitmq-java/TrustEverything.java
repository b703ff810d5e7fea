import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

class Main {
  static class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("db.lab.internal");
    factory.setPort(5671);
    factory.setUsername("lab");
    factory.setPassword("pw");
    factory.useSslProtocol("TLSv1.2", new Everybody());
    try (Connection connection = factory.newConnection()) {
      connection.createChannel().close();
    }
  }
}
