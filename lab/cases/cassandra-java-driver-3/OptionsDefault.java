import com.datastax.driver.core.Cluster;
import com.datastax.driver.core.RemoteEndpointAwareJdkSSLOptions;
import com.datastax.driver.core.Session;
import javax.net.ssl.SSLContext;

class Main {
  public static void main(String[] args) throws Exception {
    SSLContext context = SSLContext.getDefault();
    try (Cluster cluster = Cluster.builder().addContactPoint("db.lab.internal").withPort(9042).withCredentials("lab", "pw").withSSL(RemoteEndpointAwareJdkSSLOptions.builder().withSSLContext(context).build()).build(); Session session = cluster.connect()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
