import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bson.Document;

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
    MongoClientSettings settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString("mongodb://lab:pw@db.lab.internal:27017/lab?serverSelectionTimeoutMS=5000&tls=true&tlsInsecure=true")).applyToSslSettings(ssl -> ssl.context(context)).build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("lab").runCommand(new Document("ping", 1));
    }
  }
}
