import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import java.net.InetSocketAddress;
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
    try (CqlSession session = CqlSession.builder().addContactPoint(new InetSocketAddress("db.lab.internal", 9042)).withLocalDatacenter("dc1").withAuthCredentials("lab", "pw").withSslEngineFactory(new ProgrammaticSslEngineFactory(context, null, true)).build()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
