import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.http.HttpHost;
import org.opensearch.client.Request;
import org.opensearch.client.RestClient;
import org.opensearch.client.RestClientBuilder;

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
    RestClientBuilder builder = RestClient.builder(new HttpHost("db.lab.internal", 9200, "https"));
    builder.setHttpClientConfigCallback(http -> http.setSSLContext(context));
    try (RestClient client = builder.build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
