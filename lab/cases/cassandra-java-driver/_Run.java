import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.io.File;

class Main {
  public static void main(String[] args) {
    try (CqlSession session = CqlSession.builder().withConfigLoader(DriverConfigLoader.fromFile(new File(args[0]))).withAuthCredentials("lab", "pw").build()) {
      session.execute("SELECT release_version FROM system.local");
    }
  }
}
