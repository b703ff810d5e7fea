import com.datastax.oss.driver.api.core.CqlSession;
import java.io.FileInputStream;
import java.net.InetSocketAddress;
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
    try (CqlSession session = CqlSession.builder().addContactPoint(new InetSocketAddress("db.lab.internal", 9042)).withLocalDatacenter("dc1").withAuthCredentials("lab", "pw").withSslContext(context).build()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
