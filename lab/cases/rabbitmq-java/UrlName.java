import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

class Main {
  public static void main(String[] args) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri("amqps://lab:pw@db.lab.internal:5671/%2F");
    factory.enableHostnameVerification();
    try (Connection connection = factory.newConnection()) {
      connection.createChannel().close();
    }
  }
}
