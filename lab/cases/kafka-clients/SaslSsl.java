import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClient;

class Main {
  public static void main(String[] args) throws Exception {
    Properties config = new Properties();
    config.put("bootstrap.servers", "db.lab.internal:9092");
    config.put("security.protocol", "SASL_SSL");
    config.put("sasl.mechanism", "PLAIN");
    config.put("sasl.jaas.config", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"lab\" password=\"pw\";");
    config.put("ssl.truststore.location", "ca.p12");
    config.put("ssl.truststore.password", "changeit");
    config.put("ssl.truststore.type", "PKCS12");
    try (AdminClient admin = AdminClient.create(config)) {
      admin.listTopics().names().get();
    }
  }
}
