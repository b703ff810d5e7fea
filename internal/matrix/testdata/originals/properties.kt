import java.sql.DriverManager
import java.util.Properties

fun main() {
    val properties = Properties()
    properties.setProperty("user", "lab")
    properties.setProperty("password", "pw")
    properties.setProperty("sslmode", "require")
    DriverManager.getConnection("jdbc:postgresql://db.lab.internal/lab", properties).close()
}
