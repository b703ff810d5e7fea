import co.elastic.clients.elasticsearch.ElasticsearchClient;
import javax.net.ssl.SSLContext;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
    try (ElasticsearchClient client = ElasticsearchClient.of(es -> es.host("https://db.lab.internal:9200").usernameAndPassword("lab", "pw").sslContext(context))) {
      client.ping();
    }
  }
}
