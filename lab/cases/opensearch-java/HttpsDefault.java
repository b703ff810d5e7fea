import javax.net.ssl.SSLContext;
import org.apache.http.HttpHost;
import org.opensearch.client.Request;
import org.opensearch.client.RestClient;
import org.opensearch.client.RestClientBuilder;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
    RestClientBuilder builder = RestClient.builder(new HttpHost("db.lab.internal", 9200, "https"));
    builder.setHttpClientConfigCallback(http -> http.setSSLContext(context));
    try (RestClient client = builder.build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
