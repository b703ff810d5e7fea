import org.apache.hc.core5.http.HttpHost;
import org.opensearch.client.opensearch.OpenSearchClient;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

class Main {
  public static void main(String[] args) throws Exception {
    try (OpenSearchTransport transport = ApacheHttpClient5TransportBuilder.builder(new HttpHost("http", "db.lab.internal", 9200)).build()) {
      new OpenSearchClient(transport).ping();
    }
  }
}
