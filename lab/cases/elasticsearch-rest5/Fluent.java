import co.elastic.clients.elasticsearch.ElasticsearchClient;

class Main {
  public static void main(String[] args) throws Exception {
    try (ElasticsearchClient client = ElasticsearchClient.of(es -> es.host("https://db.lab.internal:9200").usernameAndPassword("lab", "pw"))) {
      client.ping();
    }
  }
}
