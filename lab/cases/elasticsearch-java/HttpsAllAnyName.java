import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.apache.http.HttpHost;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;

class Main {
  static class Everybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Everybody()}, null);
    RestClientBuilder builder = RestClient.builder(new HttpHost("db.lab.internal", 9200, "https"));
    builder.setHttpClientConfigCallback(http -> http.setSSLContext(context).setSSLHostnameVerifier((host, session) -> true));
    try (RestClient client = builder.build()) {
      client.performRequest(new Request("GET", "/"));
    }
  }
}
