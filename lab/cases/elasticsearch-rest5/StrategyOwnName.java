import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

class Main {
  public static void main(String[] args) throws Exception {
    TlsStrategy strategy = ClientTlsStrategyBuilder.create().setHostnameVerifier((host, session) -> session.isValid() && host.endsWith(".internal")).build();
    try (Rest5Client client = Rest5Client.builder(new HttpHost("https", "db.lab.internal", 9200)).setHttpClientConfigCallback(http -> http.setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create().setTlsStrategy(strategy).build())).build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
