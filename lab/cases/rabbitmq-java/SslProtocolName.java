import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

class Main {
  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("db.lab.internal");
    factory.setPort(5671);
    factory.setUsername("lab");
    factory.setPassword("pw");
    factory.useSslProtocol();
    factory.enableHostnameVerification();
    try (Connection connection = factory.newConnection()) {
      connection.createChannel().close();
    }
  }
}
