import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;

class Main {
  public static void main(String[] args) throws Exception {
    try (CqlSession session = CqlSession.builder().addContactPoint(new InetSocketAddress("db.lab.internal", 9042)).withLocalDatacenter("dc1").withAuthCredentials("lab", "pw").build()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
