import org.apache.http.HttpHost;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

class Main {
  public static void main(String[] args) throws Exception {
    RestClientBuilder builder = RestClient.builder(new HttpHost("db.lab.internal", 9200, "https"));
    builder.setHttpClientConfigCallback(http -> http.setSSLHostnameVerifier((host, session) -> true));
    try (RestClient client = builder.build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
