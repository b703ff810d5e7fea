import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.FileInputStream;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bson.Document;

class Main {
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new FileInputStream("ca.p12"), "changeit".toCharArray());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    MongoClientSettings settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString("mongodb://lab:pw@db.lab.internal:27017/lab?serverSelectionTimeoutMS=5000&tlsInsecure=true")).applyToSslSettings(ssl -> ssl.enabled(true).context(context)).build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("lab").runCommand(new Document("ping", 1));
    }
  }
}
