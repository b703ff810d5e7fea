import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.FileInputStream;
import java.io.InputStream;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class Main {
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = new FileInputStream("ca.p12")) {
      store.load(in, "changeit".toCharArray());
    }
    TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLSv1.2");
    context.init(null, managers.getTrustManagers(), null);
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("db.lab.internal");
    factory.setPort(5671);
    factory.setUsername("lab");
    factory.setPassword("pw");
    factory.useSslProtocol(context);
    factory.enableHostnameVerification();
    try (Connection connection = factory.newConnection()) {
      connection.createChannel().close();
    }
  }
}
