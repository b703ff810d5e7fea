import java.sql.DriverManager
import java.util.Properties

object Main {
  def main(args: Array[String]): Unit = {
    val properties = new Properties()
    properties.setProperty("user", "lab")
    properties.setProperty("sslmode", "verify-full")
    properties.setProperty("sslrootcert", "ca.pem")
    DriverManager.getConnection("jdbc:postgresql://db.lab.internal/lab", properties).close()
  }
}
