import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;

class Main {
  public static void main(String[] args) throws Exception {
    Properties config = new Properties();
    config.put("bootstrap.servers", "db.lab.internal:9092");
    config.put("security.protocol", "PLAINTEXT");
    try (Admin admin = Admin.create(config)) {
      admin.listTopics().names().get();
    }
  }
}
