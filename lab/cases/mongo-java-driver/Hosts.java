import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

class Main {
  public static void main(String[] args) throws Exception {
    MongoClientSettings settings = MongoClientSettings.builder().applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress("db.lab.internal", 27017))).serverSelectionTimeout(5, TimeUnit.SECONDS)).build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("lab").runCommand(new Document("ping", 1));
    }
  }
}
