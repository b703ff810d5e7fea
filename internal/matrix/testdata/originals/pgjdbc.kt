import java.sql.DriverManager

fun main() {
    DriverManager.getConnection("jdbc:postgresql://db.lab.internal/lab?sslmode=verify-ca&sslrootcert=ca.pem", "lab", "pw").use { connection ->
        connection.createStatement().execute("SELECT 1")
    }
}
