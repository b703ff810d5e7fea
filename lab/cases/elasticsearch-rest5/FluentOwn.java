import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

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
    try (ElasticsearchClient client = ElasticsearchClient.of(es -> es.host("https://db.lab.internal:9200").usernameAndPassword("lab", "pw").sslContext(context))) {
      client.ping();
    }
  }
}
