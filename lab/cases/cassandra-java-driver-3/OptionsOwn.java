import com.datastax.driver.core.Cluster;
import com.datastax.driver.core.RemoteEndpointAwareJdkSSLOptions;
import com.datastax.driver.core.Session;
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
    try (Cluster cluster = Cluster.builder().addContactPoint("db.lab.internal").withPort(9042).withCredentials("lab", "pw").withSSL(RemoteEndpointAwareJdkSSLOptions.builder().withSSLContext(context).build()).build(); Session session = cluster.connect()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
