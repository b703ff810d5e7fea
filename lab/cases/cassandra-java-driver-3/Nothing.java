import com.datastax.driver.core.Cluster;
import com.datastax.driver.core.Session;

class Main {
  public static void main(String[] args) throws Exception {
    try (Cluster cluster = Cluster.builder().addContactPoint("db.lab.internal").withPort(9042).withCredentials("lab", "pw").build(); Session session = cluster.connect()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
