import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClient;

class Main {
  public static void main(String[] args) throws Exception {
    Properties config = new Properties();
    config.put("bootstrap.servers", "db.lab.internal:9092");
    config.put("security.protocol", "SSL");
    try (AdminClient admin = AdminClient.create(config)) {
      admin.listTopics().names().get();
    }
  }
}
