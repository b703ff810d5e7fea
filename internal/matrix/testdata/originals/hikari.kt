import com.zaxxer.hikari.HikariConfig
import com.zaxxer.hikari.HikariDataSource

fun main() {
    val config = HikariConfig()
    config.jdbcUrl = "jdbc:postgresql://db.lab.internal/lab"
    config.username = "lab"
    config.password = "pw"
    config.addDataSourceProperty("sslmode", "disable")
    HikariDataSource(config).connection.close()
}
