import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
    try (CqlSession session = CqlSession.builder().addContactPoint(new InetSocketAddress("db.lab.internal", 9042)).withLocalDatacenter("dc1").withAuthCredentials("lab", "pw").withSslEngineFactory(new ProgrammaticSslEngineFactory(context)).build()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
