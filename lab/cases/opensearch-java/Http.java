import org.apache.http.HttpHost;
import org.opensearch.client.Request;
import org.opensearch.client.RestClient;
import org.opensearch.client.RestClientBuilder;

class Main {
  public static void main(String[] args) throws Exception {
    RestClientBuilder builder = RestClient.builder(new HttpHost("db.lab.internal", 9200, "http"));
    try (RestClient client = builder.build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
