import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;

class Main {
  public static void main(String[] args) throws Exception {
    try (MongoClient client = MongoClients.create("mongodb+srv://lab:pw@db.lab.internal/lab?serverSelectionTimeoutMS=5000")) {
      client.getDatabase("lab").runCommand(new Document("ping", 1));
    }
  }
}
