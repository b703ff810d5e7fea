import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.enums.SSLMode;
import com.clickhouse.client.api.query.QueryResponse;
import java.util.concurrent.TimeUnit;

class Main {
  public static void main(String[] args) throws Exception {
    try (Client client = new Client.Builder().addEndpoint("http://db.lab.internal:8123").setUsername("lab").setPassword("pw").setSSLMode(SSLMode.TRUST).build(); QueryResponse answer = client.query("SELECT 1").get(15, TimeUnit.SECONDS)) {
      System.out.println(answer.getReadRows());
    }
  }
}
