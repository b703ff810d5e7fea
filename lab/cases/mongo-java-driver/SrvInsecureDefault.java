import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import javax.net.ssl.SSLContext;
import org.bson.Document;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
    MongoClientSettings settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString("mongodb+srv://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000&tlsInsecure=true")).applyToSslSettings(ssl -> ssl.context(context)).build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("lab").runCommand(new Document("ping", 1));
    }
  }
}
