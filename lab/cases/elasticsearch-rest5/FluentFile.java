import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.FileInputStream;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class Main {
  public static void main(String[] args) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new FileInputStream("ca.p12"), "changeit".toCharArray());
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    try (ElasticsearchClient client = ElasticsearchClient.of(es -> es.host("https://db.lab.internal:9200").usernameAndPassword("lab", "pw").sslContext(context))) {
      client.ping();
    }
  }
}
