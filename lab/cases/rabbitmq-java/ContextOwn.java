import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

class Main {
  static TrustManager[] managers() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((KeyStore) null);
    TrustManager[] all = factory.getTrustManagers();
    return all.clone();
  }

  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers(), null);
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("db.lab.internal");
    factory.setPort(5671);
    factory.setUsername("lab");
    factory.setPassword("pw");
    factory.useSslProtocol(context);
    try (Connection connection = factory.newConnection()) {
      connection.createChannel().close();
    }
  }
}
