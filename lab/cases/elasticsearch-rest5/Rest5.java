import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.apache.hc.core5.http.HttpHost;

class Main {
  public static void main(String[] args) throws Exception {
    try (Rest5Client client = Rest5Client.builder(new HttpHost("https", "db.lab.internal", 9200)).build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
