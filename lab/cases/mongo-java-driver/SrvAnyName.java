import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;

class Main {
  public static void main(String[] args) throws Exception {
    MongoClientSettings settings = MongoClientSettings.builder().applyConnectionString(new ConnectionString("mongodb+srv://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000")).applyToSslSettings(ssl -> ssl.invalidHostNameAllowed(true)).build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("lab").runCommand(new Document("ping", 1));
    }
  }
}
