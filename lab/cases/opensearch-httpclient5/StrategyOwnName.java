import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

class Main {
  public static void main(String[] args) throws Exception {
    TlsStrategy strategy = ClientTlsStrategyBuilder.create().setHostnameVerifier((host, session) -> session.isValid() && host.endsWith(".internal")).build();
    try (OpenSearchTransport transport = ApacheHttpClient5TransportBuilder.builder(new HttpHost("https", "db.lab.internal", 9200)).setHttpClientConfigCallback(http -> http.setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create().setTlsStrategy(strategy).build())).build()) {
      new OpenSearchClient(transport).ping();
    }
  }
}
