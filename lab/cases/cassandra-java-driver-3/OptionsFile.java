import com.datastax.driver.core.Cluster;
import com.datastax.driver.core.RemoteEndpointAwareJdkSSLOptions;
import com.datastax.driver.core.Session;
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
    try (Cluster cluster = Cluster.builder().addContactPoint("db.lab.internal").withPort(9042).withCredentials("lab", "pw").withSSL(RemoteEndpointAwareJdkSSLOptions.builder().withSSLContext(context).build()).build(); Session session = cluster.connect()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
