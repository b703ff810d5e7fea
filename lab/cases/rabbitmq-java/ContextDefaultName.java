import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import javax.net.ssl.SSLContext;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
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
